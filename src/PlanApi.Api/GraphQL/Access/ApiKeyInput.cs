using System.Globalization;
using GraphQL.Types;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Access;

/// <summary>Reads a new API key. A key is not a part of a plan: an instant and a map of lists are among its fields.</summary>
internal static class ApiKeyInput
{
    public static InputObjectGraphType Type(GraphBuilder graph)
    {
        var types = graph.Types;
        var codes = TypeCatalog.ListOf(types.Output(typeof(Code)));
        var grant = new InputObjectGraphType
        {
            Name = "MemberGrantInput",
            Description = "Members of one dimension. The key sees them and everything below them.",
        };
        Field(grant, "dimension", "The dimension's code.", TypeCatalog.NonNull(types.Output(typeof(Code))));
        Field(grant, "members", "The members' codes.", TypeCatalog.NonNull(codes));
        var input = new InputObjectGraphType { Name = "ApiKeyInput", Description = types.Descriptions.Of(typeof(ApiKey)) };
        Field(input, "name", Of(nameof(ApiKey.Name)), TypeCatalog.NonNull(types.Output(typeof(string))));
        Field(input, "role", Of(nameof(ApiKey.Role)), TypeCatalog.NonNull(types.Output(typeof(Role))));
        Field(input, "plans", Of(nameof(ApiKey.Plans)), codes);
        Field(input, "members", Of(nameof(ApiKey.Members)), TypeCatalog.ListOf(grant));
        Field(input, "indicators", Of(nameof(ApiKey.Indicators)), codes);
        Field(input, "expiresAt", Of(nameof(ApiKey.ExpiresAt)), types.Output(typeof(DateTimeOffset)));
        return input;

        string? Of(string property) => types.Descriptions.Of(typeof(ApiKey).GetProperty(property)!);
    }

    public static ApiKey Read(Ask ask)
    {
        var input = ask.Get<IDictionary<string, object?>>("input")!;
        var faults = new FaultList();
        var key = new ApiKey
        {
            Name = (string)input["name"]!,
            Role = (Role)input["role"]!,
            Plans = Codes(input.TryGetValue("plans", out var plans) ? plans : null, "/plans", faults),
            Members = Members(input.TryGetValue("members", out var members) ? members : null, faults),
            Indicators = Codes(input.TryGetValue("indicators", out var indicators) ? indicators : null, "/indicators", faults),
            ExpiresAt = Instant(input.TryGetValue("expiresAt", out var expires) ? (string?)expires : null, "/expiresAt", faults),
        };
        ask.Add(faults.Faults);
        return key;
    }

    public static RotateApiKey Rotation(Ask ask)
    {
        var faults = new FaultList();
        var rotation = new KeyRotation
        {
            OldSecretEndsAt = Instant(ask.Get<string?>("oldSecretEndsAt"), "/oldSecretEndsAt", faults),
            ExpiresAt = Instant(ask.Get<string?>("expiresAt"), "/expiresAt", faults),
        };
        ask.Add(faults.Faults);
        return new RotateApiKey(ask.Get<long>("id"), rotation, ask.Version);
    }

    private static Dictionary<string, IReadOnlyList<Code>>? Members(object? grants, FaultList faults)
    {
        if (grants is null)
            return null;
        var members = new Dictionary<string, IReadOnlyList<Code>>();
        foreach (var grant in ((IEnumerable<object>)grants).Cast<IDictionary<string, object?>>())
        {
            var dimension = (string)grant["dimension"]!;
            if (!Code.TryParse(dimension, out _))
                faults.Add(FaultCodes.BadCode, $"/members/{dimension}", $"'{dimension}' is not taken; expected {Code.Expectation}.");
            else if (!members.TryAdd(dimension, Codes(grant["members"], $"/members/{dimension}", faults)!))
                faults.Add(
                    FaultCodes.DuplicateField,
                    $"/members/{dimension}",
                    $"'{dimension}' stands here twice; give each dimension once."
                );
        }
        return members;
    }

    private static List<Code>? Codes(object? texts, string pointer, FaultList faults)
    {
        var codes = new List<Code>();
        foreach (var text in (IEnumerable<object>?)texts ?? [])
        {
            if (Code.TryParse((string)text, out var code))
                codes.Add(code);
            else
                faults.Add(FaultCodes.BadCode, $"{pointer}/{codes.Count}", $"'{text}' is not taken; expected {Code.Expectation}.");
        }
        return texts is null ? null : codes;
    }

    private static DateTimeOffset? Instant(string? text, string pointer, FaultList faults)
    {
        if (text is null)
            return null;
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (
            text.Length > 19
            && DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        )
            return instant.ToUniversalTime();
        faults.Add(FaultCodes.BadDate, pointer, $"'{text}' is not an instant such as 2024-03-18T08:30:00Z.");
        return null;
    }

    private static void Field(InputObjectGraphType type, string name, string? description, IGraphType field) =>
        type.AddField(
            new FieldType
            {
                Name = name,
                Description = description,
                ResolvedType = field,
            }
        );
}
