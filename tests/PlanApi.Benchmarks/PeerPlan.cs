using System.Net;
using System.Text;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Benchmarks;

/// <summary>The plan that the service and its peer hold: 500 objectives, 2,000 key results with their targets, 250,000 actuals.</summary>
internal static class PeerPlan
{
    public const string Name = "peer";
    public const int Objectives = 500;
    public const int ResultsEach = 4;
    public const int Regions = 12;
    public const int Sellers = 685;
    public const int Facts = 250_000;

    private static readonly Code Market = Code.Parse("market");

    public static byte[] Document(string name)
    {
        using var text = new MemoryStream();
        System.Text.Json.JsonSerializer.Serialize(text, Plan(name), PlanJson.Document);
        return text.ToArray();
    }

    /// <summary>The sellers with their regions, as CSV.</summary>
    public static string Members(int sellers) =>
        "code,parent\n" + string.Concat(Enumerable.Range(0, sellers).Select(at => $"{Seller(at)},{Region(at)}\n"));

    public static string Region(int at) => $"r{at % Regions:D2}";

    public static string Seller(int at) => $"s{at:D4}";

    /// <summary>The facts in the order in which systems send them: by day, then by seller.</summary>
    public static IEnumerable<(DateOnly Day, int Seller, int Value)> Actuals(int sellers, int facts) =>
        Enumerable.Range(0, facts).Select(at => (new DateOnly(2024, 1, 1).AddDays(at / sellers), at % sellers, (at * 37 % 4_999) + 1));

    private static PlanDocument Plan(string name) =>
        new()
        {
            Format = PlanDocument.CurrentFormat,
            Plan = new Plan
            {
                Code = Code.Parse(name),
                Calendar = new Calendar { Year = 2024 },
                Currency = Code.Parse("CNY"),
                TimeZone = "Asia/Shanghai",
            },
            Parties = [.. Enumerable.Range(0, 40).Select(at => new Party { Code = Party(at), Names = LocalText.English($"Team {at}") })],
            Dimensions = [new Dimension { Code = Market }],
            Members = [.. Enumerable.Range(0, Regions).Select(at => new Member { Code = Code.Parse(Region(at)), Dimension = Market })],
            Indicators =
            [
                .. new[] { "gmv", "orders", "visitors", "buyers" }.Select(code => new Indicator
                {
                    Code = Code.Parse(code),
                    Kind = IndicatorKind.Flow,
                    Unit = Unit.Number,
                    Decimals = 2,
                }),
            ],
            Objectives = [.. Enumerable.Range(0, Objectives).Select(Objective)],
            Targets = [.. Enumerable.Range(0, Objectives * ResultsEach).Select(Target)],
            KeyResults = [.. Enumerable.Range(0, Objectives * ResultsEach).Select(Result)],
        };

    private static Objective Objective(int at) =>
        new()
        {
            Code = Code.Parse($"o{at:D4}"),
            Names = LocalText.English($"Objective {at}"),
            Wording = new LocalText([
                new("en", $"Win the market number {at} with better service"),
                new("zh", $"以更好的服务赢得第{at}个市场"),
            ]),
            Scope = ScopeOf(at),
            Period = Period.OfQuarter(2024, (at % 4) + 1),
            Owner = Party(at),
            Parents = at < 20 ? [] : [Code.Parse($"o{at % 20:D4}")],
        };

    private static Target Target(int at) =>
        new()
        {
            Code = Code.Parse($"t{at:D4}"),
            Indicator = Code.Parse(new[] { "gmv", "orders", "visitors", "buyers" }[at % 4]),
            Scope = ScopeOf(at),
            Period = Period.OfQuarter(2024, (at % 4) + 1),
            Comparator = at % 3 == 0 ? Comparator.AtLeast : Comparator.Equal,
            Value = new Quantity((10_000 + at) * 10_000L + 5_000),
            Wording = LocalText.English($"Reach number {at} in time"),
        };

    private static KeyResult Result(int at) =>
        new()
        {
            Code = Code.Parse($"k{at:D4}"),
            Objective = Code.Parse($"o{at / ResultsEach:D4}"),
            Target = Code.Parse($"t{at:D4}"),
            Names = LocalText.English($"Key result {at}"),
            Owner = Party(at),
        };

    private static Scope ScopeOf(int at) => new([new(Market, Code.Parse(Region(at)))]);

    private static Code Party(int at) => Code.Parse($"team-{at % 40:D2}");
}

/// <summary>The facts as CSV, made as they are sent.</summary>
internal sealed class PeerActuals(int sellers, int facts) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        await text.WriteAsync("indicator,date,scope.market,value\n");
        foreach (var (day, seller, value) in PeerPlan.Actuals(sellers, facts))
            text.Write($"gmv,{day:yyyy-MM-dd},{PeerPlan.Seller(seller)},{value}\n");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
