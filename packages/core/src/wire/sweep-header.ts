import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** What one sweep says about itself. Numbers are integers. */
export interface SweepHeader {
  /** Rises with every sweep that is sent, from 1: a delta names the sweep before by it. */
  readonly sequence: number;
  /** CLOCK_MONOTONIC at the start of the sweep. */
  readonly monotonicNs: bigint;
  /** CLOCK_REALTIME at the same moment. */
  readonly wallNs: bigint;
  /** Wall time that the sweep took, in microseconds. */
  readonly sweepUs: number;
  /** CPU time of the whole agent since the sweep before, in 1/10,000 of one core. */
  readonly cpuPermyriad: number;
  /** The interval that the agent keeps to from this sweep on, in milliseconds: the next one is late only after it. */
  readonly intervalMs: number;
  /** The interval that was asked for. The one kept to is longer while the agent stretches it to stay within its budget. */
  readonly wantedMs: number;
  /** CPU time that the agent may take, in 1/10,000 of one core; 0: as much as it needs. */
  readonly budgetPermyriad: number;
}

export function writeSweepHeader(writer: ByteWriter, header: SweepHeader): void {
  writer.varint(header.sequence);
  writer.u64(header.monotonicNs);
  writer.u64(header.wallNs);
  writer.varint(header.sweepUs);
  writer.varint(header.cpuPermyriad);
  writer.varint(header.intervalMs);
  writer.varint(header.wantedMs);
  writer.varint(header.budgetPermyriad);
}

export const readSweepHeader = (reader: ByteReader): SweepHeader => ({
  sequence: reader.varint(),
  monotonicNs: reader.u64(),
  wallNs: reader.u64(),
  sweepUs: reader.varint(),
  cpuPermyriad: reader.varint(),
  intervalMs: reader.varint(),
  wantedMs: reader.varint(),
  budgetPermyriad: reader.varint(),
});

/** Start of the sweep in microseconds: the read time of the first file is told as its distance from here. */
export const startUs = (header: SweepHeader): number => Number(header.monotonicNs / 1000n);
