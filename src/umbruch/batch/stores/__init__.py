"""Where a batch reads and writes beside the disks of this machine."""
