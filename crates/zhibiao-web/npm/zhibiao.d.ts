/** A number that a text sets as a target or claims as an achievement. Offsets count UTF-16 units: `text.slice(start, end) === quote`. */
export interface Statement {
  start: number;
  end: number;
  quote: string;
  sentence: [number, number];
  kind: "target" | "achievement";
  action: string;
  indicator: string;
  /** An exact decimal, the two ends of a range, or null. */
  value: string | [string, string] | null;
  baseline: string | null;
  unit: string | null;
  bound: string;
  measure: string;
  commitment: string;
  period: string;
  years: string;
  years_from: string | null;
  yearly_average: boolean;
  kind_assumed: boolean;
  part_of: [number, number] | null;
  responsible: string[];
  deadline: string | null;
  theme: string[];
  rule: string;
}

/** Loads the WebAssembly beside this file, or the bytes given. */
export function load(bytes?: BufferSource): Promise<void>;
/** The statements of a text. */
export function extract(text: string): Statement[];
/** One self-contained page: the text marked beside the table of its statements. */
export function page(name: string, text: string): string;
/** The text of a .docx, .html or .txt file, or why it was not read. */
export function read(name: string, bytes: Uint8Array): { text?: string; remarks?: string[]; error?: string };
