package io.tegum.sweep.where;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Quantity;
import io.tegum.sweep.wording.NearestName;
import java.util.List;
import java.util.Optional;

/**
 * Recursive descent over
 *
 * <pre>
 *   condition  = both { "or" both }            both = unless { "and" unless }
 *   unless     = "not" unless | comparison     comparison = sum [ relation sum ]
 *   sum        = term { ("+" | "-") term }     term = signed { ("*" | "/") signed }
 *   signed     = "-" signed | atom             atom = number | name | label | "(" condition ")"
 * </pre>
 *
 * Types are checked on the way: a part is a condition, a formula, or a label.
 */
final class ConstraintParser {

  private static final int MAX_LENGTH = 1000;

  /** A parsed part; exactly one of condition, formula, name and word is set. */
  private record Part(
      Condition condition, Formula formula, Quantity labelled, String word, Token at) {

    static Part of(Condition condition, Token at) {
      return new Part(condition, null, null, null, at);
    }

    static Part of(Formula formula, Token at) {
      return new Part(null, formula, null, null, at);
    }
  }

  private final Quantities quantities;
  private final List<Token> tokens;
  private int next;

  ConstraintParser(String text, Quantities quantities) throws ConstraintException {
    if (text.length() > MAX_LENGTH) {
      throw new ConstraintException("longer than " + MAX_LENGTH + " characters");
    }
    this.quantities = quantities;
    this.tokens = Token.all(text, quantities);
  }

  Condition parse() throws ConstraintException {
    Part whole = either();
    if (peek().kind() != Token.Kind.END) {
      throw unexpected("and, or, an operator or the end");
    }
    return condition(whole);
  }

  private Part either() throws ConstraintException {
    Part left = both();
    while (peek().is("or")) {
      next++;
      left = Part.of(new Condition.Or(condition(left), condition(both())), left.at());
    }
    return left;
  }

  private Part both() throws ConstraintException {
    Part left = unless();
    while (peek().is("and")) {
      next++;
      left = Part.of(new Condition.And(condition(left), condition(unless())), left.at());
    }
    return left;
  }

  private Part unless() throws ConstraintException {
    if (peek().is("not")) {
      Token not = take();
      return Part.of(new Condition.Not(condition(unless())), not);
    }
    return comparison();
  }

  private Part comparison() throws ConstraintException {
    Part left = sum();
    Optional<Relation> relation = relation(peek());
    if (relation.isEmpty()) {
      return left;
    }
    Token symbol = take();
    Part right = sum();
    if (relation(peek()).isPresent()) {
      throw new ConstraintException(
          peek().column(), "comparisons do not chain; write a < b and b < c");
    }
    if (left.labelled() != null || right.labelled() != null) {
      return label(left, relation.get(), right, symbol);
    }
    return Part.of(
        new Condition.Comparison(formula(left), relation.get(), formula(right)), left.at());
  }

  private static Part label(Part left, Relation relation, Part right, Token symbol)
      throws ConstraintException {
    Part name = left.labelled() != null ? left : right;
    Part word = left.labelled() != null ? right : left;
    Quantity quantity = name.labelled();
    Kind.Label<?> labels = quantity.labels();
    if (relation != Relation.EQUAL && relation != Relation.DIFFERENT) {
      throw new ConstraintException(
          symbol.column(), quantity.name() + " is a label, compare it by == or !=");
    }
    if (word.word() == null) {
      throw new ConstraintException(
          word.at().column(),
          quantity.name() + " is a label, must be compared with " + labels.allowed());
    }
    Optional<? extends Enum<?>> constant = labels.of(word.word());
    if (constant.isEmpty()) {
      throw new ConstraintException(
          word.at().column(),
          quantity.name()
              + " cannot be "
              + word.word()
              + ", must be "
              + labels.allowed()
              + NearestName.suggestion(word.word(), labels.labels()));
    }
    Condition has = new Condition.HasLabel(quantity, constant.get());
    return Part.of(relation == Relation.EQUAL ? has : new Condition.Not(has), left.at());
  }

  private Part sum() throws ConstraintException {
    return operations(this::term, Formula.Operation.ADD, Formula.Operation.SUBTRACT);
  }

  private Part term() throws ConstraintException {
    return operations(this::signed, Formula.Operation.MULTIPLY, Formula.Operation.DIVIDE);
  }

  private interface Rule {
    Part parse() throws ConstraintException;
  }

  private Part operations(Rule operand, Formula.Operation first, Formula.Operation second)
      throws ConstraintException {
    Part left = operand.parse();
    while (peek().is(first.symbol()) || peek().is(second.symbol())) {
      Formula.Operation operation = take().is(first.symbol()) ? first : second;
      Formula right = formula(operand.parse());
      left = Part.of(new Formula.Binary(formula(left), operation, right), left.at());
    }
    return left;
  }

  private Part signed() throws ConstraintException {
    if (!peek().is("-")) {
      return atom();
    }
    Token minus = take();
    Formula negated = formula(signed());
    return Part.of(
        new Formula.Binary(new Formula.Literal(0), Formula.Operation.SUBTRACT, negated), minus);
  }

  private Part atom() throws ConstraintException {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        next++;
        return Part.of(new Formula.Literal(number(token)), token);
      }
      case QUOTED -> {
        next++;
        return new Part(null, null, null, token.text(), token);
      }
      case WORD -> {
        if (token.is("and") || token.is("or") || token.is("not")) {
          throw unexpected("a name, a number or a parenthesis");
        }
        next++;
        return named(token);
      }
      default -> {
        if (!token.is("(")) {
          throw unexpected("a name, a number or a parenthesis");
        }
        next++;
        Part inner = either();
        if (!peek().is(")")) {
          throw unexpected("\")\"");
        }
        next++;
        return inner;
      }
    }
  }

  private Part named(Token token) {
    Optional<Quantity> quantity = quantities.named(token.text());
    if (quantity.isEmpty()) {
      return new Part(null, null, null, token.text(), token);
    }
    return quantity.get().labels() != null
        ? new Part(null, null, quantity.get(), null, token)
        : Part.of(new Formula.Named(quantity.get()), token);
  }

  private static double number(Token token) throws ConstraintException {
    try {
      return Double.parseDouble(token.text());
    } catch (NumberFormatException e) {
      throw new ConstraintException(token.column(), token.shown() + " is no number");
    }
  }

  private Formula formula(Part part) throws ConstraintException {
    if (part.formula() != null) {
      return part.formula();
    }
    throw misplaced(part, "a number is needed");
  }

  private Condition condition(Part part) throws ConstraintException {
    if (part.condition() != null) {
      return part.condition();
    }
    throw misplaced(part, "a condition is needed, for instance " + quantities.example());
  }

  private ConstraintException misplaced(Part part, String needed) {
    Token at = part.at();
    if (part.word() != null && at.kind() == Token.Kind.WORD) {
      List<String> names = quantities.names();
      return new ConstraintException(
          at.column(),
          "unknown name "
              + at.text()
              + NearestName.suggestion(at.text(), names)
              + " (names: "
              + String.join(", ", names)
              + ")");
    }
    String was = "a number";
    if (part.condition() != null) {
      was = "a condition";
    } else if (part.formula() == null) {
      was = "a label";
    }
    return new ConstraintException(at.column(), needed + ", but " + at.shown() + " begins " + was);
  }

  private static Optional<Relation> relation(Token token) {
    for (Relation relation : Relation.values()) {
      if (token.is(relation.symbol())) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  private ConstraintException unexpected(String wanted) {
    Token token = peek();
    String hint = token.is("=") ? "; equality is ==" : "";
    return new ConstraintException(
        token.column(), "found " + token.shown() + ", must be " + wanted + hint);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }
}
