using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Slices as files, for programs that can only name an address.</summary>
public sealed class SliceDownloadTests(DownloadPlan world) : IClassFixture<DownloadPlan>
{
    /// <summary>Axes as an address names them, and as a body does.</summary>
    private static readonly (string Text, string Json)[] _axes =
    [
        ("tier", """{"dimension":"tier"}"""),
        ("tier%2B", """{"dimension":"tier","total":true}"""),
        ("tier=mid,head", """{"dimension":"tier","members":["mid","head"]}"""),
        ("market:latam+", """{"dimension":"market","below":"latam","total":true}"""),
        ("market@2", """{"dimension":"market","level":2}"""),
        ("market@leaves+", """{"dimension":"market","leaves":true,"total":true}"""),
        ("line", """{"dimension":"line"}"""),
        ("month", """{"grain":"month"}"""),
        ("halfYear", """{"grain":"halfYear"}"""),
        ("month:2024-Q1+", """{"grain":"month","within":"2024-Q1","total":true}"""),
        ("period=2024-Q1,2024", """{"periods":["2024-Q1","2024"]}"""),
    ];

    private readonly CubePlan _plan = world.Plan;

    [Fact]
    public async Task AnySlice_IsTheSameFileByItsAddressAndByItsBody()
    {
        var random = new Random(7);
        string[] indicators = ["gmv", "stores", "conversion", "daily", "gmv-share"];
        string[] measures = ["target", "actual", "forecast"];
        var lines = 0;
        for (var step = 0; step < 40; step++)
        {
            var asked = random.GetItems(indicators, 2).Distinct().ToArray();
            var shown = random.GetItems(measures, 2).Distinct().ToArray();
            var (rows, columns) = (Some(), Some());
            var (scenario, parentage, basis) = (Either("baseline", "bold"), Either("asWas", "asIs"), Either("asStated", "perDay"));
            var filter = Either("line=sales", "top");
            var query =
                $"indicators={string.Join(',', asked)}&measures={string.Join(',', shown)}"
                + (rows.Length > 0 ? $"&rows={string.Join(';', rows.Select(axis => axis.Text))}" : "")
                + (columns.Length > 0 ? $"&columns={string.Join(';', columns.Select(axis => axis.Text))}" : "")
                + $"&scenario={scenario}&parentage={parentage}&flowBasis={basis}&filter={filter}";
            var body = $$$"""
                {"indicators":["{{{string.Join("\",\"", asked)}}}"],"measures":["{{{string.Join("\",\"", shown)}}}"],
                "rows":[{{{string.Join(',', rows.Select(axis => axis.Json))}}}],"columns":[{{{string.Join(
                    ',',
                    columns.Select(axis => axis.Json)
                )}}}],
                "scenario":"{{{scenario}}}","parentage":"{{{parentage}}}","flowBasis":"{{{basis}}}","filter":{{{(filter == "top" ? "{}" : """{"line":"sales"}""")}}}}
                """;

            var (file, posted) = (await Download(_plan, query), await _plan.Api.Post($"{_plan.Path}/slices/csv", body));

            Assert.Equal(posted.Status, file.Status);
            if (file.Status == 200)
            {
                Assert.Equal(posted.Text, file.Text);
                lines += file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1;
            }
            else
                Assert.Equal(posted.Faults, file.Faults);
        }
        Assert.True(lines > 20, $"{lines} lines");

        (string Text, string Json)[] Some() => random.GetItems(_axes, random.Next(3));

        string Either(string one, string other) => random.Next(2) == 0 ? one : other;
    }

    [Fact]
    public async Task File_SaysWhatItIs()
    {
        var file = (await Download(_plan, "indicators=gmv&rows=market&columns=month")).Is(200);
        var (code, content) = (_plan.Path.Split('/')[^1], file.Response.Content.Headers);

        Assert.Equal("text/csv; charset=utf-8", content.ContentType!.ToString());
        Assert.Equal($"attachment; filename={code}-slice.csv; filename*=UTF-8''{code}-slice.csv", content.ContentDisposition!.ToString());
        Assert.Equal(
            "indicator,measure,period,scope.market,value\r\ngmv,target,2024-01,latam,10\r\ngmv,target,2024-02,latam,-5.25\r\n",
            string.Concat(
                file.Text.Split("\r\n")
                    .Where(line => !line.Contains(",eu,", StringComparison.Ordinal) && line != "")
                    .Select(line => line + "\r\n")
            )
        );
    }

    [Fact]
    public async Task FileName_OfAPlanInAnotherScript_IsSaidInBothForms()
    {
        (await _plan.Api.Post("/v1/plans", """{"code":"年度-2024","calendar":{"year":2024},"currency":"CNY"}""")).Is(201);
        var plan = $"/v1/plans/{Uri.EscapeDataString("年度-2024")}";
        (await _plan.Api.Post($"{plan}/indicators", """{"code":"gmv","kind":"flow","unit":"number"}""")).Is(201);

        var file = (await _plan.Api.Get($"{plan}/slices.csv?indicators=gmv")).Is(200);

        Assert.Equal("年度-2024-slice.csv", file.Response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("indicator,measure,period,value\r\n", file.Text);
    }

    [Fact]
    public async Task WhatIsKnown_IsNotSentAgain_UntilANumberChanges()
    {
        const string Query = "indicators=stores&rows=tier";
        var first = (await Download(_plan, Query)).Is(200);
        var knowing = _plan.As(_plan.Api.With("If-None-Match", first.ETag!));

        var again = (await Download(knowing, Query)).Is(304);
        Assert.Empty(again.Bytes);
        var version = await _plan.Put("stores tier=mid 2024-Q2 1");
        Assert.NotEqual(first.Text, (await Download(knowing, Query)).Is(200).Text);
        Assert.Equal(first.Text, (await Download(_plan, $"{Query}&asOf={version - 1}")).Is(200).Text);
    }

    [Fact]
    public async Task Head_SaysHowLongTheFileIs()
    {
        var (address, file) = ($"{_plan.Path}/slices.csv?indicators=gmv", await Download(_plan, "indicators=gmv"));

        var head = (await _plan.Api.Unchecked().Send(HttpMethod.Head, address)).Is(200);

        Assert.Empty(head.Bytes);
        Assert.Equal(file.Is(200).Bytes.Length, head.Response.Content.Headers.ContentLength);
        Assert.Equal((file.ETag, file.Type), (head.ETag, head.Type));
    }

    [Fact]
    public async Task LimitedKey_SeesItsOwnNumbersAlone()
    {
        Assert.DoesNotContain(
            "germany",
            (await Download(world.Limited, "indicators=gmv&rows=market@leaves")).Is(200).Text,
            StringComparison.Ordinal
        );
        (await Download(world.Limited, "indicators=gmv")).HasFaults("not-allowed /filter");
        (await Download(world.Limited, "indicators=gmv&rows=market%2B")).HasFaults("not-allowed /rows/0/total");
        (await Download(world.Limited, "indicators=gmv&columns=market=germany")).HasFaults("unknown-reference /columns/0/members/0");
        (await world.Service.Api.Get($"{_plan.Path}/slices.csv?indicators=gmv")).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("", "too-few /indicators")]
    [InlineData("indicators=", "empty-filter /indicators")]
    [InlineData("indicators=none", "unknown-reference /indicators/0")]
    [InlineData("indicators=gmv&row=tier", "unknown-parameter /row")]
    [InlineData("indicators=gmv&rows=tier&rows=market", "duplicate-field /rows")]
    [InlineData("indicators=gmv&measures=goal", "not-allowed /measures")]
    [InlineData("indicators=gmv&rows=tier;", "not-allowed /rows/1")]
    [InlineData("indicators=gmv&rows=tier==mid", "not-allowed /rows/0")]
    [InlineData("indicators=gmv&rows=tier@9999", "not-allowed /rows/0")]
    [InlineData("indicators=gmv&rows=tier=mid,,head;market:-", "bad-code /rows/0, bad-code /rows/1")]
    [InlineData("indicators=gmv&rows=3", "unknown-reference /rows/0/dimension")]
    [InlineData("indicators=gmv&columns=month,year:2024", "bad-code /columns/0")]
    [InlineData("indicators=gmv&columns=month=2024-01", "not-allowed /columns/0")]
    [InlineData("indicators=gmv&columns=period=soon", "bad-period /columns/0")]
    [InlineData("indicators=gmv&columns=%3DHYPERLINK(1)", "not-allowed /columns/0")]
    [InlineData("indicators=gmv&rows=tier&columns=tier", "duplicate-item /columns/0/dimension")]
    [InlineData("indicators=gmv&filter=tier", "not-allowed /filter")]
    [InlineData("indicators=gmv&period=2031", "period-outside-calendar /period")]
    [InlineData("indicators=gmv&scenario=none", "unknown-reference /scenario")]
    public async Task WhatIsWrong_IsToldByTheParameter(string query, string faults)
    {
        var answer = (await Download(_plan, query)).IsProblem(400, "invalid");

        Assert.Equal(faults, answer.Faults);
        Assert.Null(answer.Response.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task MillionColumns_AreRefused()
    {
        var large = await CubePlan.Large(_plan.Api);

        var refused = (await Download(large, "indicators=gmv&columns=large;wide")).IsProblem(413, "slice-too-large");

        Assert.Contains("1,000,000", refused.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> Download(CubePlan plan, string query) => plan.Api.Get($"{plan.Path}/slices.csv?{query}");
}

/// <summary>A plan with some numbers, and a key that sees one of its markets.</summary>
public sealed class DownloadPlan : IAsyncLifetime
{
    private static readonly string[] _cells =
    [
        "gmv tier=head,market=mexico 2024-01 10",
        "gmv tier=mid,market=brazil 2024-02 -5.25",
        "gmv tier=mid,market=germany 2024-05 80",
        "gmv tier=head,market=mexico 2024-01 3 actual",
        "stores tier=mid 2024-Q1 9",
        "visitors market=mexico 2024-Q1 200",
        "inquiries market=mexico 2024-Q1 12",
        "daily market=eu 2024-02 4",
        "stores line=sales,tier=tail 2024-Q2 5",
    ];

    public KeysService Service { get; } = new();

    internal CubePlan Plan { get; private set; } = null!;

    internal CubePlan Limited { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Plan = await CubePlan.New(Service, Service.With((await Service.NewKey(Role.Admin)).Key!), _cells);
        await Plan.Scenario("bold");
        (await Plan.WriteTo("bold", "gmv tier=head,market=mexico 2024-01 11")).Is(200);
        var key = await Service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
        );
        Limited = Plan.As(Service.With(key.Key!));
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
