let context: AudioContext | undefined;

/**
 * False in a window without any input so far. The browser allows no sound there, and the playback would wait forever.
 */
export const mayChime = (): boolean =>
  !("userActivation" in navigator) || navigator.userActivation.hasBeenActive;

/** Plays two soft notes, a fourth apart, that fade within a second. Plays nothing until the window has had an input. */
export async function playChime(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
  const begin = context.currentTime + 0.02;
  note(context, 587.33, begin);
  note(context, 783.99, begin + 0.16);
}

function note(audio: AudioContext, frequency: number, at: number): void {
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.09, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.8);
  loudness.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.type = "sine";
  tone.frequency.value = frequency;
  tone.connect(loudness);
  tone.start(at);
  tone.stop(at + 0.85);
}
