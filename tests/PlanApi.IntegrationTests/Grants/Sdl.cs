using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;
using PlanApi.IntegrationTests.Architecture;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// The schema that the service serves; what selects everything of a type, and what turns REST's bodies into GraphQL's inputs.
/// </summary>
internal static class Sdl
{
    private static readonly Dictionary<string, GraphQLTypeDefinition> Types = Parser
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "api-spec", "schema.graphql")))
        .Definitions.OfType<GraphQLTypeDefinition>()
        .ToDictionary(type => type.Name.StringValue);

    /// <summary>The names of all types.</summary>
    public static IEnumerable<string> Names => Types.Keys;

    public static IReadOnlyList<GraphQLFieldDefinition> Fields(string type) =>
        Types[type] switch
        {
            GraphQLObjectTypeDefinition one => one.Fields!.Items,
            GraphQLInterfaceTypeDefinition one => one.Fields!.Items,
            _ => [],
        };

    public static IReadOnlyList<GraphQLInputValueDefinition> Arguments(this GraphQLFieldDefinition field) => field.Arguments?.Items ?? [];

    public static string Name(this GraphQLFieldDefinition field) => field.Name.StringValue;

    public static string Written(GraphQLType type) =>
        type switch
        {
            GraphQLNonNullType inner => Written(inner.Type) + "!",
            GraphQLListType inner => $"[{Written(inner.Type)}]",
            _ => ((GraphQLNamedType)type).Name.StringValue,
        };

    public static string Named(GraphQLType type) => Written(type).Trim('[', ']', '!');

    /// <summary>Everything that a type has, down to a depth; lists by a few.</summary>
    public static string Select(string type, int depth)
    {
        if (IsLeaf(type))
            return "";
        var text = new StringBuilder(" { __typename");
        foreach (
            var field in Fields(type)
                .Where(field =>
                    field.Arguments().All(argument => argument.Type is not GraphQLNonNullType || argument.DefaultValue is not null)
                )
        )
        {
            var of = Named(field.Type);
            if (IsLeaf(of))
                text.Append(' ').Append(field.Name());
            // A connection is no step of its own.
            else if ((depth > 0 || Passing(type) || of == "Error") && of is not ("Plan" or "PageInfo"))
                text.Append(' ')
                    .Append(field.Name())
                    .Append(field.Arguments().Any(argument => argument.Name.StringValue == "first") ? "(first: 3)" : "")
                    .Append(Select(of, Passing(type) ? depth : depth - 1));
        }
        return text.Append(" }").ToString();
    }

    /// <summary>A REST body as the input type wants it: maps as lists of entries, names of values in capitals.</summary>
    public static JsonNode? Input(JsonNode? node, GraphQLType type)
    {
        if (type is GraphQLNonNullType inner)
            return Input(node, inner.Type);
        if (type is GraphQLListType list)
        {
            return node switch
            {
                JsonArray items => new JsonArray([.. items.Select(item => Input(item, list.Type))]),
                JsonObject entries => new JsonArray([
                    .. entries.Select(entry =>
                        Named(type) switch
                        {
                            "ScopeEntryInput" => new JsonObject { ["dimension"] = entry.Key, ["member"] = entry.Value?.DeepClone() },
                            "LocalizedTextInput" => new JsonObject { ["language"] = entry.Key, ["text"] = entry.Value?.DeepClone() },
                            _ => Change(entry.Key, entry.Value, Named(type)),
                        }
                    ),
                ]),
                _ => null,
            };
        }
        return Types.GetValueOrDefault(Named(type)) switch
        {
            GraphQLEnumTypeDefinition => node is null ? null : Regex.Replace((string)node!, "(?<=[a-z])(?=[A-Z])", "_").ToUpperInvariant(),
            GraphQLInputObjectTypeDefinition input when node is JsonObject fields => new JsonObject(
                fields
                    .Where(field => input.Fields!.Any(known => known.Name.StringValue == field.Key))
                    .Select(field =>
                        KeyValuePair.Create(
                            field.Key,
                            Input(field.Value, input.Fields!.First(known => known.Name.StringValue == field.Key).Type)
                        )
                    )
            ),
            _ => node?.DeepClone(),
        };
    }

    private static bool IsLeaf(string type) =>
        !Types.TryGetValue(type, out var known) || known is GraphQLScalarTypeDefinition or GraphQLEnumTypeDefinition;

    private static JsonObject Change(string code, JsonNode? patch, string type) =>
        new()
        {
            ["code"] = code,
            ["patch"] = Input(
                patch,
                ((GraphQLInputObjectTypeDefinition)Types[type]).Fields!.First(field => field.Name.StringValue == "patch").Type
            ),
        };

    private static bool Passing(string type) =>
        type.EndsWith("Connection", StringComparison.Ordinal)
        || type.EndsWith("Edge", StringComparison.Ordinal)
        || type.EndsWith("Payload", StringComparison.Ordinal);
}
