using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Calls that the GraphQL schema allows, in the words of one plan.</summary>
internal sealed class GraphQLCalls(GraphQLSpec spec, RestSpec rest, Chance chance, Vocabulary words)
{
    private readonly GraphQLValues _values = new(spec, chance, words);
    private readonly GraphQLText _text = new(spec);

    public GraphQLCall Any()
    {
        var root = chance.Pick("Query", "Plan", "Plan", "Plan", "Mutation", "Mutation");
        return Of(root, chance.Pick([.. Fields(root).Values]));
    }

    public GraphQLCall Of(string root, GraphQLFieldDefinition field, int optional = 3)
    {
        var arguments = _values.Arguments(field, Collection(field.Name.StringValue), optional);
        // A member or group is named with its dimension.
        if (field.Name.StringValue == "group")
            (arguments["dimension"], arguments["code"]) = words.Group();
        else if (arguments["dimension"] is { } dimension && arguments.ContainsKey("code"))
            arguments["code"] = words.Place(dimension.ToString());
        return With(root, field, arguments) with { Inline = chance.OneIn(3) };
    }

    public GraphQLCall With(string root, GraphQLFieldDefinition field, JsonObject arguments) =>
        new(spec, root, field, arguments, _text.Selection(chance, _values, field.Type, root == "Mutation" ? 1 : 2), words.Plan)
        {
            Reader = Reader(root, field, arguments),
        };

    private IReadOnlyDictionary<string, GraphQLFieldDefinition> Fields(string root) =>
        root switch
        {
            "Query" => spec.Queries,
            "Plan" => spec.OfPlans,
            _ => spec.Mutations,
        };

    /// <summary>Where REST reads the version, for the operation of the same name.</summary>
    private string? Reader(string root, GraphQLFieldDefinition field, JsonObject arguments)
    {
        if (
            root != "Mutation"
            || GraphQLSpec.ArgumentsOf(field).All(argument => argument.Name.StringValue != "expectedVersion")
            || !rest.Operations.TryGetValue(field.Name.StringValue, out var operation)
            || rest.ReaderOf(operation) is not { } reader
        )
            return null;
        return string.Join(
            '/',
            reader
                .Split('/')
                .Select(part => part.StartsWith('{') ? Uri.EscapeDataString(arguments[part.Trim('{', '}')]?.ToString() ?? "x") : part)
        );
    }

    /// <summary>The collection that a bare code is of: targets for target, updateTarget and deleteTarget; none for createTarget.</summary>
    private string? Collection(string field) =>
        field switch
        {
            _ when rest.Operations.TryGetValue(field, out var operation) => operation.Collection,
            "reviewReport" => "reviews",
            "improvementEffect" => "alerts",
            "pieceOfEvidence" => "evidence",
            _ when field.EndsWith('y') => field[..^1] + "ies",
            _ => field + "s",
        };
}
