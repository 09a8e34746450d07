/** What statistics were called in debugfs before the binary statistics of Linux 5.14 gave each one name. */
export const OLDER_NAMES: Readonly<Record<string, string>> = {
  // x86
  irq_window: 'irq_window_exits',
  nmi_window: 'nmi_window_exits',
  request_irq: 'request_irq_exits',
  nx_largepages_splitted: 'nx_lpage_splits',
  // PowerPC; a name may hold a blank.
  mmio: 'mmio_exits',
  sig: 'signal_exits',
  itlb_r: 'itlb_real_miss_exits',
  itlb_v: 'itlb_virt_miss_exits',
  dtlb_r: 'dtlb_real_miss_exits',
  dtlb_v: 'dtlb_virt_miss_exits',
  sysc: 'syscall_exits',
  isi: 'isi_exits',
  dsi: 'dsi_exits',
  inst_emu: 'emulated_inst_exits',
  dec: 'dec_exits',
  ext_intr: 'ext_intr_exits',
  doorbell: 'dbell_exits',
  'guest doorbell': 'gdbell_exits',
  largepages_2M: 'num_2M_pages',
  largepages_1G: 'num_1G_pages',
  // s390
  userspace_handled: 'exit_userspace',
  exit_instr_and_program_int: 'exit_instr_and_program',
};
