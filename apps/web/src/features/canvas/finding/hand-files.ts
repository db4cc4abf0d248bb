import landmarks from "@mediapipe/hands/hand_landmark_full.tflite?url";
import graph from "@mediapipe/hands/hands.binarypb?url";
import script from "@mediapipe/hands/hands.js?url";
import assets from "@mediapipe/hands/hands_solution_packed_assets.data?url";
import assetsLoader from "@mediapipe/hands/hands_solution_packed_assets_loader.js?url";
import simdScript from "@mediapipe/hands/hands_solution_simd_wasm_bin.js?url";
import simd from "@mediapipe/hands/hands_solution_simd_wasm_bin.wasm?url";
import plainScript from "@mediapipe/hands/hands_solution_wasm_bin.js?url";
import plain from "@mediapipe/hands/hands_solution_wasm_bin.wasm?url";

/**
 * The hand finder's files. The keys are the names that its package requests. The values are paths on our own origin,
 * each with a hash of the file's content.
 */
export const HAND_FILES: Record<string, string> = {
  "hand_landmark_full.tflite": landmarks,
  "hands.binarypb": graph,
  "hands.js": script,
  "hands_solution_packed_assets.data": assets,
  "hands_solution_packed_assets_loader.js": assetsLoader,
  "hands_solution_simd_wasm_bin.js": simdScript,
  "hands_solution_simd_wasm_bin.wasm": simd,
  "hands_solution_wasm_bin.js": plainScript,
  "hands_solution_wasm_bin.wasm": plain,
};
