// Moves the clock of the process that loads this file one hour ahead, to simulate a machine whose clock was never set.
const HOUR_MS = 3_600_000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + HOUR_MS);
    else super(...given);
  }
  static now() {
    return RealDate.now() + HOUR_MS;
  }
};
