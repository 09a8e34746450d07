export const HELP = `statsfs: the statistics of a Linux host as one tree

  statsfs up                    agent and web app; prints a link that logs in
  statsfs agent                 reads this host and serves it at the socket
  statsfs web                   the web app alone
  statsfs tree [PATH]           lists the tree          --depth N
  statsfs get PATH…             samples now; globs such as net/dev/*/rx_bytes
  statsfs clear PATH…           clears in the kernel, for everybody   --yes, --dry-run
  statsfs token operator|viewer makes a lasting token, shown once   --name N
  statsfs token list            lists them; rotate N makes N anew, revoke N withdraws it
  statsfs mount DIR             the tree as a filesystem   -o mode=0755,uid=,gid=
  statsfs doctor                what is there, what is not, and what mends it

tree, get, clear, mount and doctor ask the running agent; without one, or with --fs, they read by themselves.

  --fs NAME=DIR                 also walk DIR, as subsystem NAME (repeatable)
  --only SUBSYSTEM,…            take up these subsystems only
  --netns NAME                  also the network namespace NAME, or NAME=PID (repeatable)
  --qmp NAME=SOCKET             also what the QEMU with this monitor tells, as kvm/NAME (repeatable)
  --json                        one JSON object a line
  --allow-clear[=SUBSYSTEM,…]   let operators clear counters, everywhere or there only; off by default
  --interval 1s                 base sweep interval, 100ms to 1h
  --cpu-budget 2%               of one core: intervals grow to stay within; 0%: no limit
  --host 127.0.0.1 --port 7374  where the web app listens
  --tls-cert FILE --tls-key F   serves HTTPS
  --allowed-hosts NAME,…        names that the web app answers to, beside loopback
  --proxies ADDRESS,…           reverse proxies whose X-Forwarded-User is believed (--proxy-header, --proxy-operators)
  --socket PATH                 the agent's Unix socket, for its owner and group (--socket-group)
  --state-dir DIR               where the web app keeps pins, sessions, audit; root runs it as the owner of this folder

Each setting is also an environment variable: STATSFS_PORT for --port, and so on.
Exit codes: 0 done, 1 refused or partly failed, 2 wrong usage.
`;
