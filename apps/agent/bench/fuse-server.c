/*
 * The floor of a mount: the tree of mount.bench.ts served by libfuse3's low-level interface, one thread, no caching.
 * A root directory with files v0 … v<n-1>, each `<inode × 1000003>\n`, made into text at every read. Says `ready`
 * when it is mounted, and serves until it is unmounted. With noflush, as our server: no request at close(2) but RELEASE.
 */
#define FUSE_USE_VERSION 35
#include <errno.h>
#include <fuse_lowlevel.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_FILE 2
static unsigned long files;

static int attributes(fuse_ino_t inode, struct stat *st) {
  if (inode != FUSE_ROOT_ID && (inode < FIRST_FILE || inode >= FIRST_FILE + files)) return ENOENT;
  memset(st, 0, sizeof *st);
  st->st_ino = inode;
  st->st_mode = inode == FUSE_ROOT_ID ? S_IFDIR | 0755 : S_IFREG | 0644;
  st->st_nlink = 1;
  st->st_blksize = 4096;
  return 0;
}

static void on_getattr(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info) {
  (void)info;
  struct stat st;
  int error = attributes(inode, &st);
  if (error) fuse_reply_err(request, error);
  else fuse_reply_attr(request, &st, 0);
}

static void on_lookup(fuse_req_t request, fuse_ino_t parent, const char *name) {
  (void)parent;
  struct fuse_entry_param entry = {0};
  char *end = NULL;
  if (name[0] == 'v') entry.ino = FIRST_FILE + strtoul(name + 1, &end, 10);
  if (end == NULL || *end != 0 || attributes(entry.ino, &entry.attr))
    fuse_reply_err(request, ENOENT);
  else fuse_reply_entry(request, &entry);
}

static void on_open(fuse_req_t request, fuse_ino_t inode, struct fuse_file_info *info) {
  (void)inode;
  info->direct_io = 1;
  info->noflush = 1;
  fuse_reply_open(request, info);
}

static void on_read(fuse_req_t request, fuse_ino_t inode, size_t size, off_t offset,
                    struct fuse_file_info *info) {
  (void)info;
  char text[32];
  size_t length = snprintf(text, sizeof text, "%lu\n", (unsigned long)inode * 1000003);
  size_t from = (size_t)offset < length ? (size_t)offset : length;
  size_t count = length - from < size ? length - from : size;
  fuse_reply_buf(request, text + from, count);
}

static const struct fuse_lowlevel_ops OPERATIONS = {
    .lookup = on_lookup, .getattr = on_getattr, .open = on_open, .read = on_read};

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: %s DIRECTORY FILES\n", argv[0]);
    return 2;
  }
  files = strtoul(argv[2], NULL, 10);
  char *options[] = {argv[0], "-odefault_permissions,allow_other,fsname=statsfs-floor"};
  struct fuse_args args = FUSE_ARGS_INIT(2, options);
  struct fuse_session *session = fuse_session_new(&args, &OPERATIONS, sizeof OPERATIONS, NULL);
  if (session == NULL || fuse_session_mount(session, argv[1]) != 0) return 1;
  puts("ready");
  fflush(stdout);
  int result = fuse_session_loop(session);
  fuse_session_unmount(session);
  fuse_session_destroy(session);
  return result != 0;
}
