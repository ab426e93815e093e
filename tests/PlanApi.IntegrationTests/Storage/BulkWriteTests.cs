using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Fuzzing;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Storage;

/// <summary>What is written many at a time is the same afterwards in both kinds of database, whichever way its rows have gone.</summary>
public sealed class BulkWriteTests : IDisposable
{
    private const string Plan = "/v1/plans/bulk";

    private const string Yaml = """
        format: planapi/1
        plan: {code: bulk, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: seller}, {code: market}]
        members: [{code: all, dimension: seller}, {code: eu, dimension: market}, {code: latam, dimension: market}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: stores, kind: stock, unit: number}
        """;

    private static readonly string[] _slices =
    [
        """{"indicators":["gmv","stores"],"measures":["actual","target"],"rows":[{"dimension":"seller","leaves":true,"total":true}],"columns":[{"grain":"month","total":true}]}""",
        """{"indicators":["gmv"],"measures":["actual"],"rows":[{"dimension":"market","total":true}],"columns":[{"grain":"day","within":"2024-Q1"}]}""",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-bulk-");
    private readonly Chance _chance = new(14);
    private CustomService[] _services = [];

    [NeedsPostgresFact, Trait("Suite", "Slow")]
    public async Task Batches_OfMembersActualsAndCells_ReadBackAlike()
    {
        _services = [.. new[] { "bulk.sqlite", "bulk.postgres" }.Select(Service)];

        await Alike(api => api.Post("/v1/plan-documents", Yaml, "application/yaml"), 201);
        // Children before their parents, some that are there already.
        await Send($"{Plan}/dimensions/seller/members/load", Members(120));
        await Send($"{Plan}/dimensions/seller/members/load", Members(160));
        await Send($"{Plan}/actuals", Actuals(900, "2024-01-01"));
        await Send($"{Plan}/actuals", Actuals(20, "2024-01-10"));
        await Alike(api => api.Post($"{Plan}/scenarios", """{"code":"other","parent":"baseline"}"""), 201);
        // New days, other values and the same ones, of which the scenario sees those of before.
        await Send($"{Plan}/actuals", Actuals(900, "2024-02-01"));
        foreach (var scenario in (string[])["baseline", "other", "other", "baseline"])
        {
            var cells = Cells(scenario, 300);
            await Alike(api => api.Post($"{Plan}/cells", cells), 200);
            await ReadAlike();
        }
        await Alike(api => api.Get($"{Plan}/history-verification"), 200);
    }

    public void Dispose()
    {
        foreach (var service in _services)
        {
            service.Dispose();
            TestDatabase.Drop(service.Database);
        }
        _folder.Delete(recursive: true);
    }

    private async Task Send(string path, string csv)
    {
        await Alike(api => api.Post(path, csv, "text/csv"), 200);
        await ReadAlike();
    }

    private async Task ReadAlike()
    {
        foreach (var slice in _slices)
            await Alike(api => api.Post($"{Plan}/slices", slice), 200);
        await Alike(api => api.Get($"{Plan}/document"), 200);
        await Alike(api => api.Get($"{Plan}/change-sets"), 200);
    }

    /// <summary>Asks both, and holds the answers against each other.</summary>
    private async Task Alike(Func<Client, Task<Answer>> ask, int status)
    {
        var answers = await Task.WhenAll(_services.Select(service => ask(service.Api)));
        Assert.All(answers, answer => answer.Is(status));
        Assert.Equal(answers[0].Text, answers[1].Text);
    }

    private CustomService Service(string name)
    {
        var database = Path.Combine(_folder.FullName, name);
        Template.CopyTo(database);
        return new CustomService(new TestOptions { Database = database });
    }

    private static string Members(int count)
    {
        var rows = new StringBuilder("code,names.en,parent\n");
        for (var at = count - 1; at >= 0; at--)
            rows.Append(CultureInfo.InvariantCulture, $"s{at},Seller {at},{(at < 10 ? "all" : $"s{at % 10}")}\n");
        return rows.ToString();
    }

    private string Actuals(int count, string from)
    {
        var first = DateOnly.Parse(from, CultureInfo.InvariantCulture);
        var rows = new StringBuilder("indicator,date,value,scope.seller,scope.market,source,sourceKey\n");
        var places = new HashSet<(string, DateOnly, string, string)>();
        while (places.Count < count)
        {
            var place = (
                _chance.Pick("gmv", "gmv", "stores"),
                first.AddDays(_chance.Below(40)),
                $"s{10 + _chance.Below(30)}",
                _chance.Pick("eu", "latam")
            );
            if (!places.Add(place))
                continue;
            var (indicator, day, seller, market) = place;
            var source = _chance.OneIn(2) ? $"erp,{places.Count}" : ",";
            rows.Append(CultureInfo.InvariantCulture, $"{indicator},{day:yyyy-MM-dd},{_chance.Below(9)},{seller},{market},{source}\n");
        }
        return rows.ToString();
    }

    private string Cells(string scenario, int count)
    {
        var places = new HashSet<(string, string, int)>();
        while (places.Count < count)
            places.Add((_chance.Pick("gmv", "stores"), $"s{10 + _chance.Below(30)}", 1 + _chance.Below(12)));
        return new JsonObject
        {
            ["scenario"] = scenario,
            ["cells"] = new JsonArray([
                .. places.Select(place => new JsonObject
                {
                    ["indicator"] = place.Item1,
                    ["measure"] = "target",
                    ["scope"] = new JsonObject { ["seller"] = place.Item2 },
                    ["period"] = $"2024-{place.Item3:00}",
                    ["value"] = _chance.OneIn(5) ? null : _chance.Below(50),
                }),
            ]),
        }.ToJsonString();
    }
}
