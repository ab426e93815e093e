using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Values that an input type of the schema allows, in the words of a plan: as variables hold them.</summary>
internal sealed class GraphQLValues(GraphQLSpec spec, Chance chance, Vocabulary words)
{
    private readonly Names _names = new(chance, words);

    /// <summary>The arguments of a field: those that are needed, and one in so many of the others.</summary>
    public JsonObject Arguments(GraphQLFieldDefinition field, string? collection, int optional = 4)
    {
        var made = new JsonObject();
        foreach (
            var argument in GraphQLSpec
                .ArgumentsOf(field)
                .Where(argument => argument.Type is GraphQLNonNullType && argument.DefaultValue is null || chance.OneIn(optional))
        )
            made[argument.Name.StringValue] = Of(argument.Type, argument.Name.StringValue, collection);
        // A page is forwards or backwards; now and then it is both, which is a fault.
        if (made.ContainsKey("first") && !chance.OneIn(16))
            made.Remove("last");
        if (!chance.OneIn(16))
            made.Remove(made.ContainsKey("last") ? "after" : "before");
        return made;
    }

    public JsonNode? Of(GraphQLType type, string name, string? collection, int depth = 0)
    {
        switch (type)
        {
            case GraphQLNonNullType some:
                return Of(some.Type, name, collection, depth);
            case GraphQLListType { Type: var item }
                when GraphQLSpec.NameOf(type) == "ScopeEntryInput" && item is not GraphQLNonNullType { Type: GraphQLListType }:
                return new JsonArray([
                    .. words.Scope().Select(place => new JsonObject { ["dimension"] = place.Key, ["member"] = place.Value!.DeepClone() }),
                ]);
            case GraphQLListType list:
                return new JsonArray([
                    .. Enumerable.Range(0, chance.Pick(0, 1, 1, 1, 2)).Select(_ => Of(list.Type, name, collection, depth + 1)),
                ]);
            default:
                return Named(type, name, collection, depth);
        }
    }

    private JsonNode? Named(GraphQLType type, string name, string? collection, int depth)
    {
        if (spec.ValuesOf(type) is { } values)
            return chance.From(values);
        if (spec.InputsOf(type) is not { } fields)
            return Scalar(GraphQLSpec.NameOf(type), name, collection);
        var made = new JsonObject();
        foreach (var field in fields.Where(field => field.Type is GraphQLNonNullType || (depth < 4 && chance.OneIn(4))))
            made[field.Name.StringValue] = Of(field.Type, field.Name.StringValue, collection, depth + 1);
        return made;
    }

    private JsonNode? Scalar(string type, string name, string? collection) =>
        type switch
        {
            "Boolean" => chance.OneIn(2),
            "Int" => name == "first" ? words.Count() : Vocabulary.Json(chance.Pick(0L, 1, 2, 12, 2024)),
            "Long" => name == "id"
                ? Vocabulary.Json(long.TryParse(words.Seen("id", "1"), out var id) ? id : 1)
                : _names.Word(name, collection)?.DeepClone() ?? Vocabulary.Json(words.Number()),
            "Decimal" or "Rate" or "Number" => Vocabulary.Json(words.Decimal()),
            "Date" => words.Day(),
            "DateTime" => words.Instant(),
            "Period" => words.Period(),
            "GrowthBase" => chance.Pick("previousQuarter", "previousYear", "2023"),
            "ID" => words.Seen("id", "x"),
            _ => _names.Word(name, collection)?.DeepClone() ?? words.Text(),
        };
}
