package io.tegum.analysis.feedforward;

import io.tegum.analysis.results.FamilyViews;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import java.util.List;
import java.util.Map;

/** What is read off the tables of feed-forward networks: neurons and functions. */
public final class FeedForwardViews implements FamilyViews {

  @Override
  public String family() {
    return FeedForwardConfiguration.FAMILY;
  }

  @Override
  public Map<String, String> queries() {
    return ofResources(List.of("neurons", "functions"));
  }
}
