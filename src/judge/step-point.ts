/** The steps of a call of one size. */
export interface StepPoint {
  readonly n: number;
  /** An exact count, or the median of several calls. */
  readonly steps: number;
  /** The counts that `steps` is the median of, where there were several: they tell how far counts scatter by chance. */
  readonly calls?: readonly number[] | undefined;
}
