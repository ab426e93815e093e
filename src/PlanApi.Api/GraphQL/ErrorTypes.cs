using System.Reflection;
using System.Text.Json;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Loading;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Errors;
using PlanApi.Application.History;

namespace PlanApi.Api.GraphQL;

/// <summary>The typed errors of mutations: an object type for each failure of the application, all with one interface.</summary>
internal sealed class ErrorTypes
{
    private readonly TypeCatalog _types;
    private readonly Dictionary<Type, ObjectGraphType> _byFailure = [];
    private readonly ObjectGraphType _other;

    public ErrorTypes(TypeCatalog types)
    {
        _types = types;
        Interface = new InterfaceGraphType
        {
            Name = "Error",
            Description = "The reason why a mutation has failed. The codes are those of the REST problems.",
        };
        foreach (var property in Common())
            Interface.AddField(
                new FieldType
                {
                    Name = TypeCatalog.Name(property),
                    Description = types.Descriptions.Of(property),
                    ResolvedType = TypeOf(property),
                }
            );
        foreach (
            var failure in typeof(Failure)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Failure)))
        )
        {
            var code = JsonNamingPolicy.KebabCaseLower.ConvertName(failure.Name);
            _byFailure[failure] = Make(
                failure.Name + "Error",
                types.Descriptions.Of(failure) ?? $"The error with the code {code}.",
                Own(failure)
            );
        }
        _other = Make("OtherError", "Any other error; the code says which.", []);
        Interface.ResolveType = failure => _byFailure.GetValueOrDefault(failure.GetType(), _other);
    }

    public InterfaceGraphType Interface { get; }

    public IEnumerable<ObjectGraphType> All => _byFailure.Values.Append(_other);

    public ObjectGraphType Payload(string mutation, string answer, IGraphType type)
    {
        var payload = new ObjectGraphType
        {
            Name = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Payload",
            Description = $"The answer of the mutation {mutation}.",
        };
        OutputFields.Add(payload, answer, "The result; null where there are errors.", type, source => ((Payload)source).Answer);
        OutputFields.Add(
            payload,
            "errors",
            "Empty where the mutation was done.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(Interface)),
            source => ((Payload)source).Errors
        );
        payload.AddField(
            new FieldType
            {
                Name = "changeSet",
                Description =
                    "What was written, with each change as a node: cells too. Null where nothing changed, where the answer of before came "
                    + "back by its idempotency key, and for keys that do not see the history.",
                ResolvedType = _types.Object<ChangeSet>(),
                Resolver = new AskResolver(ask => ((Payload)ask.Source!).ChangeSet is { } sequence ? Written(ask, sequence) : null),
            }
        );
        return payload;
    }

    private static Deferred<ChangeSet?> Written(Ask ask, long sequence) =>
        new(async _ => await ask.Seen(new GetChangeSet(ask.PlanCode, sequence)));

    private ObjectGraphType Make(string name, string? description, IEnumerable<PropertyInfo> own)
    {
        var type = new ObjectGraphType { Name = name, Description = description };
        foreach (var property in Common().Concat(own))
            OutputFields.Add(type, TypeCatalog.Name(property), _types.Descriptions.Of(property), TypeOf(property), Getter.Get(property));
        type.AddResolvedInterface(Interface);
        Interface.AddPossibleType(type);
        return type;
    }

    private IGraphType TypeOf(PropertyInfo property) =>
        TypeCatalog.NonNull(
            TypeCatalog.ItemOf(property.PropertyType) is { } item
                ? TypeCatalog.ListOf(_types.Output(item))
                : _types.Output(property.PropertyType)
        );

    private static PropertyInfo[] Common() =>
        [
            typeof(Failure).GetProperty(nameof(Failure.Code))!,
            typeof(Failure).GetProperty(nameof(Failure.Message))!,
            typeof(Failure).GetProperty(nameof(Failure.Faults))!,
        ];

    /// <summary>The details of a failure beside its sentence: the present version, or the parts that still mention this one.</summary>
    private static IEnumerable<PropertyInfo> Own(Type failure) =>
        TypeCatalog
            .Properties(failure)
            .Where(property => property.DeclaringType == failure && property.Name is not (nameof(Failure.Faults) or nameof(Invalid.All)));
}
