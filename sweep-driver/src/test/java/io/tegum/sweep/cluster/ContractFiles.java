package io.tegum.sweep.cluster;

/** What a results folder holds when no run is on. */
final class ContractFiles {

  /** Names relative to the results folder, folders included where the storage has any. */
  static final String PATTERN =
      "sweep\\.(yaml|json)|(trials|curves)(/[0-9a-f]{32}\\.parquet)?"
          + "|events(/[0-9TZ]{16}-[0-9a-f]{8}\\.jsonl)?";

  private ContractFiles() {}
}
