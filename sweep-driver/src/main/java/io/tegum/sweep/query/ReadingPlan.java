package io.tegum.sweep.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InheritAnalysisRules;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/** Walks a plan, parsed or analysed, and refuses it at the first part that is not known to read. */
final class ReadingPlan {

  /** What a file may be read as. Each is a source of Spark's own: another name loads a class. */
  static final Set<String> FILE_FORMATS =
      Set.of("binaryfile", "csv", "json", "orc", "parquet", "text");

  private static final String SPARK = "org.apache.spark.sql.catalyst.";

  private final FileAccess files;

  ReadingPlan(FileAccess files) {
    this.files = files;
  }

  /**
   * Looks at all of {@code plan}.
   *
   * @throws RefusedQueryException if it does more than read, or reads files while it may not
   */
  void check(LogicalPlan plan) {
    visit(plan);
  }

  /**
   * By the fields of each node instead of its children: some nodes keep plans and expressions where
   * {@code children} does not show them.
   */
  private void visit(Object part) {
    if (part instanceof LogicalPlan plan) {
      if (isOurView(plan)) {
        return;
      }
      checkOperator(plan);
      visitFields(plan);
    } else if (part instanceof Expression expression) {
      checkExpression(expression);
      if (expression instanceof InheritAnalysisRules function) {
        visit(function.parameters()); // and not how Spark computes it, often by a call of its own
      } else {
        visitFields(expression);
      }
    } else if (part instanceof scala.collection.Iterable<?> parts) {
      CollectionConverters.asJava(parts).forEach(this::visit);
    } else if (part instanceof scala.Option<?> || part instanceof scala.Product2<?, ?>) {
      visitFields((Product) part);
    } else if (part instanceof TreeNode<?> unknown) {
      throw notReading(unknown.nodeName());
    }
  }

  private void visitFields(Product product) {
    CollectionConverters.asJava(product.productIterator()).forEachRemaining(this::visit);
  }

  /** Only we could have made one in this session: a query cannot. */
  private static boolean isOurView(LogicalPlan plan) {
    return plan instanceof View view && view.isTempView();
  }

  private void checkOperator(LogicalPlan plan) {
    if (plan instanceof UnresolvedRelation relation) {
      checkRelation(CollectionConverters.asJava(relation.multipartIdentifier()));
    } else if (plan instanceof UnresolvedTableValuedFunction function) {
      checkFunction(CollectionConverters.asJava(function.name()));
    } else if (plan instanceof LogicalRelation relation) {
      if (files == FileAccess.REFUSED || !(relation.relation() instanceof HadoopFsRelation)) {
        throw notAView(relation.simpleString(5));
      }
    } else if (!PlanParts.OPERATORS.contains(name(plan))) {
      throw notReading(name(plan));
    }
  }

  private void checkExpression(Expression expression) {
    if (expression instanceof UnresolvedFunction function) {
      checkFunction(CollectionConverters.asJava(function.nameParts()));
    } else if (expression instanceof UnresolvedGenerator generator) {
      checkFunction(CollectionConverters.asJava(generator.name().nameParts()));
    } else if (!(expression instanceof ScalaUDF) // ours
        && !PlanParts.EXPRESSIONS.contains(name(expression))
        && !ReadingFunctions.made(expression)) {
      throw new RefusedQueryException(name(expression) + " is not allowed in a query");
    }
  }

  /** {@code org.apache.spark.sql.catalyst.plans.logical.Project} is plans.logical.Project. */
  private static String name(Object part) {
    String name = part.getClass().getName();
    return name.startsWith(SPARK) ? name.substring(SPARK.length()) : name;
  }

  private void checkFunction(List<String> name) {
    if (name.size() != 1 || !ReadingFunctions.allows(name.get(0))) {
      throw new RefusedQueryException(
          "the function " + String.join(".", name) + " is not allowed in a query");
    }
  }

  private void checkRelation(List<String> name) {
    boolean isFile =
        name.size() == 2 && FILE_FORMATS.contains(name.get(0).toLowerCase(Locale.ROOT));
    if (name.size() == 1 || (isFile && files == FileAccess.ALLOWED)) {
      return;
    }
    if (isFile) {
      throw new RefusedQueryException(
          name.get(0) + ".`" + name.get(1) + "` is a file; --allow-files lets a query read files");
    }
    throw notAView(String.join(".", name));
  }

  private static RefusedQueryException notAView(String what) {
    return new RefusedQueryException(
        what + " is none of the views of the results folder, which docs/results.md lists");
  }

  private static RefusedQueryException notReading(String operator) {
    return new RefusedQueryException(
        operator + " is not allowed: a query is SELECT, WITH or VALUES, and only reads");
  }
}
