using GraphQLParser;
using GraphQLParser.AST;
using PlanApi.IntegrationTests.Architecture;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>The GraphQL schema that clients hold on to.</summary>
internal sealed class GraphQLSpec
{
    private readonly Dictionary<string, GraphQLTypeDefinition> _types;

    public GraphQLSpec()
    {
        var document = Parser.Parse(File.ReadAllText(Repository.Path("api-spec/schema.graphql")));
        _types = document.Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue, StringComparer.Ordinal);
        Mutations = FieldsOf("Mutation");
        Queries = FieldsOf("Query");
        OfPlans = FieldsOf("Plan");
    }

    public IReadOnlyDictionary<string, GraphQLFieldDefinition> Mutations { get; }

    public IReadOnlyDictionary<string, GraphQLFieldDefinition> Queries { get; }

    public IReadOnlyDictionary<string, GraphQLFieldDefinition> OfPlans { get; }

    /// <summary>The values of an enumeration; null where the type is none.</summary>
    public IReadOnlyList<string>? ValuesOf(GraphQLType type) =>
        TypeOf(type) is GraphQLEnumTypeDefinition list ? [.. list.Values!.Select(value => value.Name.StringValue)] : null;

    /// <summary>The fields of an input; null where the type is none.</summary>
    public IReadOnlyList<GraphQLInputValueDefinition>? InputsOf(GraphQLType type) =>
        TypeOf(type) is GraphQLInputObjectTypeDefinition input ? [.. input.Fields!] : null;

    /// <summary>The fields of what is answered, by name; none of a scalar.</summary>
    public IReadOnlyDictionary<string, GraphQLFieldDefinition> FieldsOf(string type) =>
        _types.GetValueOrDefault(type) switch
        {
            GraphQLObjectTypeDefinition { Fields: { } fields } => fields.ToDictionary(
                field => field.Name.StringValue,
                StringComparer.Ordinal
            ),
            GraphQLInterfaceTypeDefinition { Fields: { } fields } => fields.ToDictionary(
                field => field.Name.StringValue,
                StringComparer.Ordinal
            ),
            _ => new Dictionary<string, GraphQLFieldDefinition>(),
        };

    public static string NameOf(GraphQLType type) =>
        type switch
        {
            GraphQLNonNullType some => NameOf(some.Type),
            GraphQLListType list => NameOf(list.Type),
            GraphQLNamedType named => named.Name.StringValue,
            _ => throw new NotSupportedException(type.Kind.ToString()),
        };

    public static string Text(GraphQLType type) =>
        type switch
        {
            GraphQLNonNullType some => $"{Text(some.Type)}!",
            GraphQLListType list => $"[{Text(list.Type)}]",
            _ => NameOf(type),
        };

    public static IReadOnlyList<GraphQLInputValueDefinition> ArgumentsOf(GraphQLFieldDefinition field) => [.. field.Arguments?.Items ?? []];

    private GraphQLTypeDefinition? TypeOf(GraphQLType type) => _types.GetValueOrDefault(NameOf(type));
}
