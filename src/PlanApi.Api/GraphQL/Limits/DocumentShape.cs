using GraphQLParser.AST;

namespace PlanApi.Api.GraphQL.Limits;

/// <summary>
/// Bounds a parsed document before it is validated, since validation itself costs more than linear time in some of these.
/// Fragments count at each place where they are spread; the walk ends as soon as a bound is passed.
/// </summary>
internal sealed class DocumentShape
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = [];
    private readonly Stack<string> _spread = new();
    private int _fields;
    private int _aliases;
    private int _directives;

    /// <summary>The bound that the document exceeds; null where it is within every bound.</summary>
    public static QueryRefused? Check(GraphQLDocument document) => new DocumentShape().Walk(document);

    private QueryRefused? Walk(GraphQLDocument document)
    {
        var operations = 0;
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
                _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
            else
                operations++;
        }
        if (operations > QueryLimits.Operations)
            return TooMany("operations", QueryLimits.Operations);
        if (document.Definitions.Count - operations > QueryLimits.Fragments)
            return TooMany("fragments", QueryLimits.Fragments);
        foreach (var definition in document.Definitions.OfType<GraphQLExecutableDefinition>())
        {
            if (Walk(definition.SelectionSet, 1) is { } refused)
                return refused;
        }
        return null;
    }

    private QueryRefused? Walk(GraphQLSelectionSet? set, int depth)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            _directives += (selection as IHasDirectivesNode)?.Directives?.Count ?? 0;
            if (_directives > QueryLimits.Directives)
                return TooMany("directives", QueryLimits.Directives);
            var refused = selection switch
            {
                GraphQLField field => Walk(field, depth),
                GraphQLInlineFragment inline => Walk(inline.SelectionSet, depth),
                GraphQLFragmentSpread spread => Walk(spread, depth),
                _ => null,
            };
            if (refused is not null)
                return refused;
        }
        return null;
    }

    private QueryRefused? Walk(GraphQLField field, int depth)
    {
        if (depth > QueryLimits.Depth)
            return new QueryRefused("too-deep", $"The query is over {QueryLimits.Depth} levels deep; ask for less at once.");
        if (++_fields > QueryLimits.Fields)
            return TooMany("fields", QueryLimits.Fields);
        if (field.Alias is not null && ++_aliases > QueryLimits.Aliases)
            return TooMany("aliases", QueryLimits.Aliases);
        return field.Name.Value.Length > QueryLimits.NameLength
            ? new QueryRefused("too-large", $"A name in the query has over {QueryLimits.NameLength} characters.")
            : Walk(field.SelectionSet, depth + 1);
    }

    private QueryRefused? Walk(GraphQLFragmentSpread spread, int depth)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (_spread.Contains(name))
            return new QueryRefused("invalid-query", $"The fragment '{name}' spreads itself, directly or through others.");
        if (!_fragments.TryGetValue(name, out var fragment))
            return null;
        // Empty fragments count too.
        if (++_fields > QueryLimits.Fields)
            return TooMany("fields", QueryLimits.Fields);
        _spread.Push(name);
        var refused = Walk(fragment.SelectionSet, depth);
        _spread.Pop();
        return refused;
    }

    private static QueryRefused TooMany(string what, int limit) =>
        new("too-large", $"The query has over {limit} {what}, those of its fragments at each place included; ask for less at once.");
}
