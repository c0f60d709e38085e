package io.tegum.analysis.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins segments that share an end to lines, so that dashes run through. */
final class Chain {
  /** An end of a segment; segments that meet have bitwise the same. */
  record Point(double x, double y) {}

  /** A straight piece of a line. */
  record Segment(Point from, Point to) {
    Point other(Point end) {
      return end.equals(from) ? to : from;
    }
  }

  private final Map<Point, List<Segment>> byEnd = new LinkedHashMap<>();

  private Chain(List<Segment> segments) {
    for (Segment segment : segments) {
      byEnd.computeIfAbsent(segment.from(), p -> new ArrayList<>()).add(segment);
      byEnd.computeIfAbsent(segment.to(), p -> new ArrayList<>()).add(segment);
    }
  }

  /** Lines from end to end or around; where more than two segments meet, lines end. */
  static List<PhaseLine> lines(String name, List<Object> facets, List<Segment> segments) {
    Chain chain = new Chain(segments);
    List<PhaseLine> lines = new ArrayList<>();
    for (Segment segment : segments) {
      if (chain.isLeft(segment)) {
        lines.add(chain.through(name, facets, segment));
      }
    }
    return lines;
  }

  private boolean isLeft(Segment segment) {
    return byEnd.get(segment.from()).contains(segment);
  }

  private PhaseLine through(String name, List<Object> facets, Segment first) {
    Deque<Point> points = new ArrayDeque<>(List.of(first.from(), first.to()));
    int backward = byEnd.get(first.from()).size();
    int forward = byEnd.get(first.to()).size();
    remove(first);
    Point end = first.to();
    while (forward == 2 && !byEnd.get(end).isEmpty()) {
      end = step(end);
      forward = byEnd.get(end).size() + 1;
      points.addLast(end);
    }
    end = first.from();
    while (backward == 2 && !byEnd.get(end).isEmpty()) {
      end = step(end);
      backward = byEnd.get(end).size() + 1;
      points.addFirst(end);
    }
    return new PhaseLine(
        name,
        facets,
        points.stream().mapToDouble(Point::x).toArray(),
        points.stream().mapToDouble(Point::y).toArray());
  }

  /** Takes the next segment at {@code end} and goes to its other end. */
  private Point step(Point end) {
    Segment next = byEnd.get(end).get(0);
    remove(next);
    return next.other(end);
  }

  private void remove(Segment segment) {
    byEnd.get(segment.from()).remove(segment);
    byEnd.get(segment.to()).remove(segment);
  }
}
