using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Access;

/// <summary>The keys of the service.</summary>
internal static class ApiKeyEndpoints
{
    private static readonly NewApiKey Sample = new()
    {
        Name = "latam planning",
        Role = Role.Planner,
        Plans = [Code.Known("intl-2024")],
        Members = new Dictionary<Code, IReadOnlyList<Code>> { [Code.Known("market")] = [Code.Known("latam")] },
    };

    private static readonly KeyRotation Rotation = new()
    {
        OldSecretEndsAt = new DateTimeOffset(2030, 1, 31, 0, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2030, 12, 31, 0, 0, 0, TimeSpan.Zero),
    };

    public static void MapApiKeys(this WebApplication app)
    {
        var keys = app.MapGroup("/v1/api-keys").WithTags("api-keys").WithMetadata(new Example(Sample));
        keys.OnGet("", List)
            .Sends(
                typeof(ListApiKeys),
                "listApiKeys",
                "A page of the API keys, revoked ones included, without their secrets",
                CommonParameters.First,
                CommonParameters.After
            )
            .Produces<PageAnswer<ApiKey>>();
        keys.OnPost("", Create)
            .Sends(typeof(CreateApiKey), "createApiKey", "Make an API key; its secret is in this answer and nowhere else")
            .WithMetadata(new HoldsSecret())
            .Takes<NewApiKey>()
            .Writes()
            .Produces<ApiKey>(StatusCodes.Status201Created);
        keys.OnGet("/{id:long}", Get).Sends(typeof(GetApiKey), "getApiKey", "One API key, without its secret").Produces<ApiKey>();
        keys.OnPost("/{id:long}/rotation", Rotate)
            .Sends(
                typeof(RotateApiKey),
                "rotateApiKey",
                "Give an API key a new secret, while the old one still counts; the secret is in this answer and nowhere else"
            )
            .WithMetadata(new HoldsSecret())
            .WithMetadata(new Example(Rotation))
            .Takes<KeyRotation>()
            .Writes()
            .Guarded()
            .Produces<ApiKey>();
        keys.OnDelete("/{id:long}", Revoke)
            .Sends(typeof(RevokeApiKey), "revokeApiKey", "End an API key at once; it stays in the list, so that history can say who acted")
            .Writes()
            .Guarded()
            .Produces<ApiKey>();
        keys.OnPost("/{id:long}/readmission", Readmit)
            .Sends(typeof(ReadmitPerson), "readmitPerson", "Let a person in again who was shut out")
            .Writes()
            .Guarded()
            .Produces<ApiKey>();
    }

    private static async Task<IResult> Rotate(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (!Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure))
            return Answers.Fail(failure);
        return (await Body.Read<KeyRotation>(context)).IsSuccess(out var rotation, out failure)
            ? (await sender.Send(new RotateApiKey(id, rotation, expected.Version), cancellation)).ToVersioned(key => key.Version!.Value)
            : Answers.Fail(failure);
    }

    private static async Task<IResult> List(HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListApiKeys(asked.Page());
        return PageAnswer<ApiKey>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> Create(HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<NewApiKey>(context)).IsSuccess(out var wanted, out var failure)
            ? (await sender.Send(new CreateApiKey(wanted.ToApiKey()), cancellation)).ToVersioned(
                made => made.Version!.Value,
                StatusCodes.Status201Created,
                made => $"/v1/api-keys/{made.Id}"
            )
            : Answers.Fail(failure);

    private static async Task<IResult> Get(long id, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetApiKey(id), cancellation)).ToVersioned(key => key.Version!.Value);

    private static async Task<IResult> Readmit(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new ReadmitPerson(id, expected.Version), cancellation)).ToVersioned(key => key.Version!.Value)
            : Answers.Fail(failure);

    private static async Task<IResult> Revoke(long id, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            ? (await sender.Send(new RevokeApiKey(id, expected.Version), cancellation)).ToVersioned(key => key.Version!.Value)
            : Answers.Fail(failure);
}
