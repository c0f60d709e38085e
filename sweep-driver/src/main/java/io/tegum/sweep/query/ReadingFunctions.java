package io.tegum.sweep.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistryBase;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Which functions a query may call: those of Spark's that only compute, and ours. */
final class ReadingFunctions {

  /**
   * Spark's own groups. Not among them: misc_funcs, of which some call any Java method; avro_funcs
   * and protobuf_funcs, which open files; xml_funcs, whose parsers may follow references.
   */
  private static final Set<String> GROUPS =
      Set.of(
          "agg_funcs",
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "csv_funcs",
          "datetime_funcs",
          "generator_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "sketch_funcs",
          "string_funcs",
          "struct_funcs",
          "url_funcs",
          "variant_funcs",
          "vector_funcs",
          "window_funcs");

  /** Of the other groups. */
  private static final Set<String> SINGLE =
      Set.of(
          "assert_true",
          "bitmap_bit_position",
          "bitmap_bucket_number",
          "bitmap_count",
          "input_file_name",
          "monotonically_increasing_id",
          "raise_error",
          "range",
          "spark_partition_id",
          "typeof",
          "uuid",
          "version");

  private static final List<FunctionRegistryBase<?>> BUILT_IN =
      List.of(FunctionRegistry.builtin(), TableFunctionRegistry.builtin());

  /** What Spark makes of the functions that a query may call, as far as it says so. */
  private static final Set<String> CLASSES = classes();

  private ReadingFunctions() {}

  private static Set<String> classes() {
    Set<String> classes = new HashSet<>();
    for (FunctionRegistryBase<?> registry : BUILT_IN) {
      for (FunctionIdentifier name : CollectionConverters.asJava(registry.listFunction())) {
        if (allows(name.funcName())) {
          classes.add(registry.lookupFunction(name).get().getClassName());
        }
      }
    }
    return classes;
  }

  /** Whether a query may call the function of this name; a name that there is not, too. */
  static boolean allows(String name) {
    ExpressionInfo builtIn = builtInOrNull(name);
    if (builtIn == null) {
      return true; // ours, as nobody else could register one; or Spark says that there is none
    }
    return GROUPS.contains(builtIn.getGroup()) || SINGLE.contains(lower(name));
  }

  /** Whether {@code expression} is what Spark made of a function that a query may call. */
  static boolean made(Expression expression) {
    // By class, or, where a function chooses among several, by the name that they go by.
    String name = expression.prettyName();
    return CLASSES.contains(expression.getClass().getName())
        || (builtInOrNull(name) != null && allows(name));
  }

  private static ExpressionInfo builtInOrNull(String name) {
    FunctionIdentifier identifier =
        new FunctionIdentifier(lower(name), Option.apply("builtin"), Option.apply("system"));
    for (FunctionRegistryBase<?> registry : BUILT_IN) {
      Option<ExpressionInfo> info = registry.lookupFunction(identifier);
      if (info.isDefined()) {
        return info.get();
      }
    }
    return null;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
