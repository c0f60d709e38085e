package io.tegum.kernel.checkpoint;

import java.io.Serializable;

/**
 * One layer's attention.
 *
 * @param layer its number
 * @param count number of its (query) heads
 * @param keyValueCount number of its key and value heads, each shared by count / keyValueCount
 *     query heads
 * @param size dimensions of a head
 * @param query a row a dimension of a head: count size x width; gains folded in
 * @param key keyValueCount size x width; gains folded in
 * @param value keyValueCount size x width; gains folded in
 * @param output a row a dimension of a head: count size x width
 */
public record Heads(
    int layer,
    int count,
    int keyValueCount,
    int size,
    MatrixReference query,
    MatrixReference key,
    MatrixReference value,
    MatrixReference output)
    implements Serializable {

  /** The key and value head that {@code head} uses. */
  int keyValueHead(int head) {
    return head / (count / keyValueCount);
  }

  /** Number of the layer's weights, which its heads' cost grows with. */
  public long weights() {
    return 2L * (count + keyValueCount) * size * query.width();
  }
}
