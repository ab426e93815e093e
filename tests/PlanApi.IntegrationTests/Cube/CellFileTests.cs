using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Cells that are sent as CSV and as NDJSON, and slices that go out and come back.</summary>
public sealed class CellFileTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly string[] _members =
    [
        "-",
        "tier=mid",
        "tier=head",
        "market=eu",
        "market=mexico",
        "tier=mid,market=jalisco",
        "tier=head,market=germany",
    ];
    private static readonly string[] _periods = ["2024-Q1", "2024-02", "2024-05", "2024", "2023-Q4"];

    [Fact]
    public async Task Csv_SetsCells_AndLeavesThoseWithoutAValue()
    {
        var plan = await CubePlan.New(service, null, "stores tier=head 2024-Q1 9");

        var answer = (
            await Send(
                plan,
                "indicator,measure,period,scope.tier,value\r\nstores,actual,2024-Q1,"
                    + "mid,3\r\nstores,target,2024-Q1,,4\r\nstores,target,2024-Q1,head,\r\n"
            )
        )
            .Is(200)
            .Json;

        Assert.Equal((2, 0), ((int)answer["changed"]!, (int)answer["unchanged"]!));
        Assert.Equal(
            ("3", "4", "9"),
            (
                await plan.At("stores tier=mid 2024-Q1 - actual"),
                await plan.At("stores - 2024-Q1"),
                await plan.At("stores tier=head 2024-Q1")
            )
        );
    }

    [Fact]
    public async Task Csv_TakesItsScenarioModeAndEmptyCellsFromTheQuery()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5", "stores tier=head 2024-Q1 9");
        await plan.Scenario("bold");

        (
            await Send(
                plan,
                "indicator,period,scope.tier,value\nstores,2024-Q1,mid,3\nstores,2024-Q1,head,\n",
                "?scenario=bold&mode=add&empty=clear"
            )
        ).Is(200);

        Assert.Equal(
            ("8", "missing"),
            (await plan.At("stores tier=mid 2024-Q1", "bold"), await plan.At("stores tier=head 2024-Q1", "bold"))
        );
        Assert.Equal("5", await plan.At("stores tier=mid 2024-Q1"));
    }

    [Fact]
    public async Task Ndjson_SetsCells()
    {
        var plan = await CubePlan.New(service);

        (
            await Send(
                plan,
                """
                {"indicator":"stores","scope":{"tier":"mid"},"period":"2024-Q1","value":3}

                {"indicator":"gmv","period":"2024-02","value":4.25,"currency":"USD"}
                """,
                type: "application/x-ndjson"
            )
        ).Is(200);

        Assert.Equal(("3", "29.75"), (await plan.At("stores tier=mid 2024-Q1"), await plan.At("gmv - 2024-02")));
    }

    [Fact]
    public async Task Csv_WithFaults_NamesEveryRowAndColumn_AndStoresNothing()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5");
        var before = await plan.Export();

        var answer = (
            await Send(
                plan,
                """
                indicator,period,value,scope.tier,scope.depth,currency
                stores,2024-Q1,6,mid,,
                none,2024-Q1,6,gold,,

                stores,2031,6.5,mid,x,USD
                conversion,2024-Q1,6,mid,,
                stores,2024-Q1,7,mid,,
                """
            )
        ).IsProblem(400, "invalid");

        Assert.Equal(
            [
                "unknown-reference /cells/1/indicator 3:1",
                "unknown-reference /cells/1/scope/tier 3:16",
                "too-many-decimals /cells/2/value 5:13",
                "period-outside-calendar /cells/2/period 5:8",
                "not-allowed /cells/2/currency 5:23",
                "unknown-reference /cells/2/scope/depth 5:21",
                "not-allowed /cells/3/indicator 6:1",
                "duplicate-cell /cells/4 7:1",
            ],
            answer.FaultNodes.Select(fault => $"{fault["code"]} {fault["pointer"]} {fault["line"]}:{fault["column"]}")
        );
        (await Send(plan, "indicator,period,value\nstores,2024,NaN\n")).HasFaults("wrong-type /cells/0/value");
        (await Send(plan, "indicator,period,value\n")).HasFaults("too-few /cells");
        (await Send(plan, "indicator,period,value\nstores,2024,\n")).HasFaults("too-few /cells");
        (await Send(plan, "indicator,period,value,scope.tier\nstores,2024-Q1,899999999999999,mid\n", "?mode=add")).HasFaults(
            "out-of-range /cells/0/value"
        );
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Faults_AreAThousandAtMost()
    {
        var plan = await CubePlan.New(service);

        var answer = (await Send(plan, "indicator,period,value\n" + string.Concat(Enumerable.Repeat("none,2024,1\n", 5000)))).IsProblem(
            400,
            "invalid"
        );

        Assert.Equal(1001, answer.FaultNodes.Count);
        Assert.Equal("more-faults", (string)answer.FaultNodes[^1]["code"]!);
    }

    [Theory]
    [InlineData("?scenario=no%20code", "bad-code /scenario")]
    [InlineData("?scenario=dream", "unknown-reference /scenario")]
    [InlineData(
        "?mode=subtract&empty=zero&storeUnchanged=perhaps&parentage=was",
        "not-allowed /empty, not-allowed /mode, not-allowed /parentage, wrong-type /storeUnchanged"
    )]
    [InlineData("?storeUnchanged=True", "wrong-type /storeUnchanged")]
    [InlineData("?mode=set&mode=add", "not-allowed /mode")]
    [InlineData("?results=true", "unknown-parameter /results")]
    public async Task Csv_WithABadQuery_SaysWhere(string query, string faults) =>
        Assert.Equal(
            faults,
            (await Send(await CubePlan.New(service), "indicator,period,value\nstores,2024,1\n", query)).IsProblem(400, "invalid").Faults
        );

    [Fact]
    public async Task Json_WithAQuery_AndOtherTypes_AreRefused()
    {
        var plan = await CubePlan.New(service);

        (await Send(plan, """{"cells":[{"indicator":"stores","period":"2024","value":1}]}""", "?mode=add", "application/json")).HasFaults(
            "not-allowed /mode"
        );
        (await Send(plan, "<cells/>", "", "application/xml")).IsProblem(415, "unsupported-media-type");
        (await Send(new CubePlan(service.Api, "/v1/plans/none"), "indicator,period,value\nstores,2024,1\n")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Csv_AgainstAHold_IsRefusedWhole()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5");
        await plan.Hold("mine", "stores tier=mid 2024-Q1");

        Assert.Equal(
            ["cell-held /holds/mine"],
            CubePlan.Faults(
                (await Send(plan, "indicator,period,scope.tier,value\nstores,2024-Q1,head,1\nstores,2024-Q1,mid,6\n")).IsProblem(
                    409,
                    "cells-held"
                )
            )
        );
        Assert.Equal("missing", await plan.At("stores tier=head 2024-Q1"));
    }

    [Fact]
    public async Task Csv_SentAgainUnderItsKey_AnswersTheSame_AndAnotherFileIsRefused()
    {
        var plan = await CubePlan.New(service);
        var keyed = plan.As(service.Api.With("Idempotency-Key", $"file-{Guid.NewGuid():n}"));

        var first = (await Send(keyed, "indicator,period,value\nstores,2024,1\n", "?mode=add")).Is(200);

        Assert.Equal(first.Text, (await Send(keyed, "indicator,period,value\nstores,2024,1\n", "?mode=add")).Is(200).Text);
        (await Send(keyed, "indicator,period,value\nstores,2024,2\n", "?mode=add")).IsProblem(422, "idempotency-key-reused");
        Assert.Equal("1", await plan.At("stores - 2024"));
    }

    [Fact]
    public async Task Csv_ByAContributor_TakesActualsAlone_AndShowsNothingHidden()
    {
        using var keys = new KeysService();
        var plan = await CubePlan.New(
            keys,
            keys.With((await keys.NewKey(Role.Admin)).Key!),
            "stores market=mexico 2024 5",
            "stores market=germany 2024 7"
        );
        var contributor = plan.As(keys.With((await keys.NewKey(Role.Contributor)).Key!));
        var limited = plan.As(
            keys.With(
                (
                    await keys.NewKey(
                        Role.Planner,
                        key =>
                            key with
                            {
                                Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>>
                                {
                                    ["market"] = [Domain.Values.Code.Parse("latam")],
                                },
                            }
                    )
                ).Key!
            )
        );

        (await Send(contributor, "indicator,measure,period,value\nstores,actual,2024,1\n")).Is(200);
        (await Send(contributor, "indicator,measure,period,value\nstores,actual,2024,1\nstores,target,2024,1\n")).IsProblem(
            403,
            "forbidden"
        );
        // What is hidden is refused alike, whether it is guessed or not.
        foreach (var guess in new[] { 12, 13 })
            (await Send(limited, $"indicator,period,value\nstores,2024,{guess}\n")).HasFaults("not-allowed /cells/0/scope");
        foreach (var guess in new[] { 7, 8 })
            (await Send(limited, $"indicator,period,scope.market,value\nstores,2024,germany,{guess}\n")).HasFaults(
                "unknown-reference /cells/0/scope/market"
            );
    }

    [Fact]
    public async Task Csv_OfTooManyCombinations_IsRefusedBeforeTheyAreComputed_UnlessAllAreStored()
    {
        var plan = await CubePlan.Large(service.Api);
        var random = new Random(1);
        var days = Enumerable
            .Range(0, 366)
            .Select(day => new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .ToArray();
        var csv =
            "indicator,period,scope.large,scope.wide,value\n"
            + string.Concat(
                Enumerable.Range(0, 1000).Select(at => $"gmv,{days[at % 366]},a{at},b{(at * 7) % 1000},{random.Next(1, 99)}\n")
            );

        (await Send(plan, csv)).HasFaults("too-large /storeUnchanged");
        Assert.Equal(1000, (int)(await Send(plan, csv, "?storeUnchanged=true")).Is(200).Json["changed"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task AnySlice_GoesOutAndComesBack_AndOnlyWhatIsEditedChanges(int seed) => Play(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public Task AnySlice_GoesOutAndComesBack_AndOnlyWhatIsEditedChanges_OfMoreSeeds(int seed) => Play(seed);

    private async Task Play(int seed)
    {
        var random = new Random(seed);
        string[] stored = ["gmv", "stores", "visitors", "inquiries", "daily", "sellers", "staff", "peak", "satisfaction", "users"];
        string[] axes =
        [
            """{"dimension":"tier","total":true}""",
            """{"dimension":"market","leaves":true,"total":true}""",
            """{"dimension":"market"}""",
            """{"grain":"quarter","total":true}""",
            """{"grain":"month","within":"2024-Q1","total":true}""",
            """{"dimension":"market","members":["emerging","eu","jalisco"]}""",
        ];
        var cells = stored
            .SelectMany(indicator =>
                _members.SelectMany(place => _periods.Select(period => $"{indicator} {place} {period} {random.Next(-9, 99)}"))
            )
            .Where(_ => random.Next(4) == 0)
            .Append("gmv tier=tail 2024-Q1 3.5 target USD")
            .ToArray();
        var plan = await CubePlan.New(service, null, cells);
        for (var step = 0; step < 12; step++)
        {
            var (rows, columns) = (axes[random.Next(axes.Length)], axes[random.Next(axes.Length)]);
            if (
                rows.Contains("grain", StringComparison.Ordinal) == columns.Contains("grain", StringComparison.Ordinal)
                || rows.Contains("market", StringComparison.Ordinal) == columns.Contains("market", StringComparison.Ordinal)
            )
                columns = """{"dimension":"line","members":["sales"]}""";
            var parentage = random.Next(2) == 0 ? "asWas" : "asIs";
            var slice =
                $$"""{"indicators":["gmv","conversion","{{stored[random.Next(1, stored.Length)]}}","gmv-share"],"rows":[{{rows}}],"columns":[{{columns}}],"parentage":"{{parentage}}"}""";
            var (before, csv, values) = (
                await plan.Cells(),
                (await service.Api.Post($"{plan.Path}/slices/csv", slice)).Is(200).Text,
                CubePlan.Values(await plan.Slice(slice, "?first=1000"))
            );

            var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length > 1)
                Assert.Equal((0, lines.Length - 1), Counts(await Send(plan, csv, $"?parentage={parentage}")));
            if (values.Any(row => row!.AsArray().Any(value => value is not null)))
                Assert.Equal(0, Counts(await plan.WriteSlice(slice, values.ToJsonString())).Changed);
            Assert.Equal(before, await plan.Cells());

            var editable = Enumerable
                .Range(1, lines.Length - 1)
                .Where(line =>
                    !lines[line].StartsWith("conversion", StringComparison.Ordinal)
                    && !lines[line].StartsWith("gmv-share", StringComparison.Ordinal)
                )
                .ToArray();
            if (editable.Length == 0)
                continue;
            var at = editable[random.Next(editable.Length)];
            var fields = lines[at].Split(',');
            fields[^1] = $"{1000 + step}";
            lines[at] = string.Join(',', fields);
            Assert.Equal((1, lines.Length - 2), Counts(await Send(plan, string.Join("\r\n", lines), $"?parentage={parentage}")));
            var scope = lines[0]
                .Split(',')
                .Zip(fields)
                .Where(pair => pair.First.StartsWith("scope.", StringComparison.Ordinal) && pair.Second.Length > 0)
                .Select(pair => $"{pair.First[6..]}={pair.Second}")
                .ToArray();
            Assert.Equal(fields[^1], await plan.At($"{fields[0]} {(scope.Length == 0 ? "-" : string.Join(',', scope))} {fields[2]}"));
            var (old, now) = (before.Split("\n- "), (await plan.Cells()).Split("\n- "));
            Assert.True(old.Except(now).Count() <= 1 && now.Except(old).Count() == 1, $"{slice} {lines[at]}");
        }
    }

    private static (int Changed, int Unchanged) Counts(Answer answer) =>
        ((int)answer.Is(200).Json["changed"]!, (int)answer.Json["unchanged"]!);

    private static Task<Answer> Send(CubePlan plan, string text, string query = "", string type = "text/csv") =>
        plan.Api.Post($"{plan.Path}/cells{query}", text, type);
}
