using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Rounds;

/// <summary>A small plan in which sellers of two markets are asked for their orders, and who does what with it.</summary>
internal sealed class RoundPlan
{
    private readonly TestService _service;

    private RoundPlan(TestService service, string path) => (_service, Path) = (service, path);

    public string Path { get; }

    /// <summary>Sees everything and plans.</summary>
    public required Client Planner { get; init; }

    /// <summary>The key that acts as the party of the slice of Mexico, and sees Latin America alone.</summary>
    public required Client Mexico { get; init; }

    /// <summary>The key that acts as the party of the slice of the EU.</summary>
    public required Client Europe { get; init; }

    public string Code => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The clock of the service stands at 18 March 2024.</summary>
    public static async Task<RoundPlan> New(TestService service, Func<string, string>? edit = null)
    {
        var planner = service.With((await service.NewKey(Role.Planner)).Key!);
        var europe = await service.NewKey(Role.Contributor);
        var name = $"mexico {Guid.NewGuid():N}";
        var path = await service.NewPlan(
            planner,
            yaml =>
            {
                var made = yaml.Replace("subject: alice}", $"subject: {name}}}", StringComparison.Ordinal)
                    .Replace(
                        "  - {code: sales-team, kind: team, escalatesTo: coo}",
                        $"  - {{code: sales-team, kind: team, escalatesTo: coo, subject: {europe.Name}}}",
                        StringComparison.Ordinal
                    )
                    .Replace("due: 2023-11-30}", "due: 2024-03-15}", StringComparison.Ordinal)
                    .Replace(
                        "indicators: [orders], measure: forecast, period: 2024-Q4, grain: month}",
                        "indicators: [orders], period: 2024-Q4, grain: month}\n  - {code: eu-orders, round: bottom-up, party: sales-team, "
                            + "scope: {market: eu}, indicators: [orders], period: 2024-Q4, by: [market], due: 2024-03-20}",
                        StringComparison.Ordinal
                    );
                return edit?.Invoke(made) ?? made;
            }
        );
        var limited = await service.NewKey(
            Role.Contributor,
            key =>
                key with
                {
                    Name = name,
                    Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>>
                    {
                        ["market"] = [Domain.Values.Code.Known("latam")],
                    },
                }
        );
        return new RoundPlan(service, path)
        {
            Planner = planner,
            Mexico = service.With(limited.Key!),
            Europe = service.With(europe.Key!),
        };
    }

    /// <summary>Writes the target of a market's orders in a period.</summary>
    public Task<Answer> Write(Client by, string market, string period, int value, string measure = "target") =>
        by.Post(
            $"{Path}/cells",
            $$$"""{"cells":[{"indicator":"orders","measure":"{{{measure}}}","scope":{"market":"{{{market}}}"},"period":"{{{period}}}","value":{{{value}}}}]}"""
        );

    /// <summary>Moves a slice, at the version that it has.</summary>
    public async Task<Answer> Move(Client by, string slice, string state, string? reason = null)
    {
        var etag = (await Planner.Get($"{Path}/slice-assignments/{slice}")).Is(200).ETag;
        return await by.With("If-Match", etag!).Post($"{Path}/slice-assignments/{slice}/state", Body(state, reason));
    }

    public async Task<JsonNode> Progress(Client? by = null) =>
        (await (by ?? Planner).Get($"{Path}/planning-rounds/bottom-up/progress")).Is(200).Json;

    public static string Body(string state, string? reason) =>
        reason is null ? $$"""{"state":"{{state}}"}""" : $$"""{"state":"{{state}}","reason":"{{reason}}"}""";

    /// <summary>What the progress says of each slice, in short.</summary>
    public async Task<string> Slices(Client? by = null) =>
        string.Join(
            ", ",
            (await Progress(by))["slices"]!
                .AsArray()
                .Select(slice => $"{slice!["slice"]} {slice["state"]} {slice["filled"]}/{slice["wanted"]} late {slice["daysLate"]}")
        );
}
