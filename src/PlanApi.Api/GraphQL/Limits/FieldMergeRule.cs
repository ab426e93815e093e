using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// Fields of one name in an answer must be able to merge (specification 5.3.2). The library's rule compares every pair, which
/// a query of many equal names turns into seconds; this one sorts fields into groups and compares each with the first of its
/// group, in time linear in the fields. The groups are those of "Overlapping fields can be merged fast" (Adameit, 2018).
/// </summary>
internal sealed class FieldMergeRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            var root = operation.Operation == OperationType.Mutation ? context.Schema.Mutation : context.Schema.Query;
            var sets = new List<(IGraphType?, GraphQLSelectionSet)> { (root, operation.SelectionSet) };
            var check = new Check(context);
            _ = check.Shapes(sets) && check.Names(sets);
        }
        return default;
    }

    private readonly record struct Entry(IGraphType? Parent, GraphQLField Field, FieldType? Definition);

    private static readonly SDLPrinter Printer = new();

    private sealed class Check(ValidationContext context)
    {
        /// <summary>All fields of one name have one shape, whatever their parents.</summary>
        public bool Shapes(IEnumerable<(IGraphType?, GraphQLSelectionSet)> sets)
        {
            foreach (var (name, fields) in Collect(sets))
            {
                var shape = Shape(fields[0]);
                if (fields.Find(field => Shape(field) != shape) is { Field: not null } other)
                    return Report(name, "they are of different types", fields[0], other);
                if (!Shapes(Below(fields)))
                    return false;
            }
            return true;
        }

        /// <summary>Fields of one name that can meet in one object are the same field with the same arguments.</summary>
        public bool Names(IEnumerable<(IGraphType?, GraphQLSelectionSet)> sets)
        {
            foreach (var (name, fields) in Collect(sets))
            {
                // An interface may be any of the objects; then all of them can meet.
                var meetings = fields.TrueForAll(field => field.Parent is IObjectGraphType)
                    ? fields.GroupBy(field => field.Parent!.Name).Select(group => group.ToList())
                    : [fields];
                foreach (var meeting in meetings)
                {
                    var called = Call(meeting[0].Field);
                    if (meeting.Find(field => Call(field.Field) != called) is { Field: not null } other)
                        return Report(name, "they are different fields or have different arguments", meeting[0], other);
                    if (!Names(Below(meeting)))
                        return false;
                }
            }
            return true;
        }

        private Dictionary<string, List<Entry>> Collect(IEnumerable<(IGraphType?, GraphQLSelectionSet)> sets)
        {
            var collected = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
            var spread = new HashSet<ROM>();
            foreach (var (parent, set) in sets)
                Collect(parent, set, collected, spread);
            return collected;
        }

        private void Collect(IGraphType? parent, GraphQLSelectionSet set, Dictionary<string, List<Entry>> into, HashSet<ROM> spread)
        {
            foreach (var selection in set.Selections)
            {
                if (selection is GraphQLField field)
                {
                    var name = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!into.TryGetValue(name, out var fields))
                        into[name] = fields = [];
                    fields.Add(new Entry(parent, field, (parent as IComplexGraphType)?.GetField(field.Name.Value)));
                }
                else if (selection is GraphQLInlineFragment inline)
                    Collect(inline.TypeCondition is null ? parent : TypeOf(inline.TypeCondition), inline.SelectionSet, into, spread);
                else if (
                    selection is GraphQLFragmentSpread { FragmentName.Name.Value: var name }
                    && spread.Add(name)
                    && context.Document.FindFragmentDefinition(name) is { } fragment
                )
                    Collect(TypeOf(fragment.TypeCondition), fragment.SelectionSet, into, spread);
            }
        }

        private IGraphType? TypeOf(GraphQLTypeCondition condition) => context.Schema.AllTypes[condition.Type.Name.Value];

        private static IEnumerable<(IGraphType?, GraphQLSelectionSet)> Below(List<Entry> fields) =>
            fields
                .Where(field => field.Field.SelectionSet is not null)
                .Select(field => (field.Definition?.ResolvedType?.GetNamedType(), field.Field.SelectionSet!));

        /// <summary>The type with its wrappers; what is below a composite type is compared by itself.</summary>
        private static string Shape(Entry field)
        {
            var type = field.Definition?.ResolvedType;
            var named = type?.GetNamedType();
            return type is null ? ""
                : named is ScalarGraphType ? type.ToString()!
                : type.ToString()!.Replace(named!.Name, "", StringComparison.Ordinal);
        }

        private static string Call(GraphQLField field) =>
            field.Arguments is null ? field.Name.StringValue : $"{field.Name.Value}({string.Join(',', Arguments(field.Arguments))})";

        private static IEnumerable<string> Arguments(GraphQLArguments arguments) =>
            arguments.Select(argument => $"{argument.Name.Value}:{Printer.Print(argument.Value)}").Order(StringComparer.Ordinal);

        private bool Report(string name, string reason, Entry first, Entry second)
        {
            context.ReportError(
                new ValidationError(
                    context.Document.Source,
                    "5.3.2",
                    $"Fields \"{name}\" conflict because {reason}. Use different aliases to fetch both.",
                    first.Field,
                    second.Field
                )
            );
            return false;
        }
    }
}
