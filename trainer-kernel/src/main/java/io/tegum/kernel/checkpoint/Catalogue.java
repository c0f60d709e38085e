package io.tegum.kernel.checkpoint;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a checkpoint's files hold.
 *
 * @param format for people: "safetensors" or "ONNX"
 * @param tensors by name, in the files' order
 * @param inputFirst names of the weights that stand as [in, out], though their layout's usual form
 *     is [out, in]
 * @param heads number of heads of a layer, where the file itself tells
 */
record Catalogue(
    String format, Map<String, Tensor> tensors, Set<String> inputFirst, OptionalInt heads) {}
