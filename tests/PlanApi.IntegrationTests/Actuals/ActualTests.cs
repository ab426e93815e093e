using System.Globalization;
using System.IO.Compression;
using System.Text;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Actuals;

/// <summary>What scripts push: batches of actuals in every form.</summary>
public sealed class ActualTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Csv = "text/csv",
        Ndjson = "application/x-ndjson";

    [Fact]
    public async Task Csv_StoresDays_WhichRollUp()
    {
        var plan = await CubePlan.New(service);

        var answer = (
            await Push(
                plan,
                "indicator,date,value,scope.tier,scope.market\nstores,2024-03-18,3,mid,"
                    + "mexico\nstores,2024-03-19,4,mid,brazil\nstores,2024-05-02,5,head,germany\n"
            )
        )
            .Is(200)
            .Json;

        Assert.Equal((3, 0, 0), ((int)answer["accepted"]!, (int)answer["unchanged"]!, (int)answer["rejected"]!));
        Assert.Equal(
            ("7", "12", "7"),
            (
                await plan.At("stores tier=mid 2024-03 - actual"),
                await plan.At("stores - 2024 - actual"),
                await plan.At("stores market=latam 2024-Q1 - actual")
            )
        );
    }

    [Fact]
    public async Task SentAgain_ChangesNothing_AndANewValueReplaces_KeepingTheOldOneInHistory()
    {
        var plan = await CubePlan.New(service);
        const string Rows =
            "indicator,date,value,scope.tier,source,sourceKey\nstores,2024-03-18,3,mid,erp,1\nstores,2024-03-19,4,mid,erp,2\n";
        var first = (await Push(plan, Rows)).Is(200).Json;

        var again = (await Push(plan, Rows)).Is(200).Json;
        var other = (await Push(plan, Rows.Replace("19,4", "19,6", StringComparison.Ordinal))).Is(200).Json;

        Assert.Equal((0, 2, (long)first["version"]!), ((int)again["accepted"]!, (int)again["unchanged"]!, (long)again["version"]!));
        Assert.Equal((1, 1, (long)first["version"]! + 1), ((int)other["accepted"]!, (int)other["unchanged"]!, (long)other["version"]!));
        Assert.Equal("9", await plan.At("stores - 2024-Q1 - actual"));
        var changes = (await service.Api.Get($"{plan.Path}/change-sets/{other["version"]}/changes")).Is(200).Items;
        Assert.Equal(
            ("4", "6"),
            (changes.Single()["before"]!["value"]!.ToJsonString(), changes.Single()["after"]!["value"]!.ToJsonString())
        );
    }

    [Fact]
    public async Task LateRows_AreRightInEveryRollUp()
    {
        var plan = await CubePlan.New(service);
        await Push(plan, "indicator,date,value,scope.tier\nstores,2024-06-18,3,mid\n");
        await Push(plan, "indicator,date,value,scope.tier\nstores,2024-01-02,10,mid\nstores,2024-06-18,1,mid\n");

        Assert.Equal(
            ("10", "1", "11"),
            (
                await plan.At("stores - 2024-Q1 - actual"),
                await plan.At("stores - 2024-Q2 - actual"),
                await plan.At("stores tier=mid 2024 - actual")
            )
        );
    }

    [Fact]
    public async Task RowByRow_StoresTheRest_AndNamesEveryRefusedRow()
    {
        var plan = await CubePlan.New(service);

        var answer = (
            await Push(
                plan,
                """
                indicator,date,value,scope.tier
                stores,2024-03-18,3,mid
                none,2024-03-18,3,mid
                stores,2024-03-18,3,gold
                stores,2031-01-01,x,mid
                stores,2024-03-18,4,mid
                stores,2024-03-20,1,mid
                stores,2024-03-18
                """,
                query: "?mode=rowByRow"
            )
        ).Is(200).Json;

        Assert.Equal((2, 0, 5), ((int)answer["accepted"]!, (int)answer["unchanged"]!, (int)answer["rejected"]!));
        Assert.Equal(
            ["2 unknown-reference", "3 unknown-reference", "4 wrong-type", "5 duplicate-cell", "7 syntax"],
            answer["rejections"]!.AsArray().Select(row => $"{row!["row"]} {row["faults"]![0]!["code"]}")
        );
        Assert.Equal("4", await plan.At("stores - 2024 - actual"));
    }

    [Fact]
    public async Task AllOrNothing_WithFaults_StoresNothing_AndSaysAll()
    {
        var plan = await CubePlan.New(service);
        var before = await plan.Export();

        var answer = (
            await Push(
                plan,
                """
                indicator,date,value,scope.tier,currency
                stores,2024-03-18,3,mid,
                stores,2031-03-18,3.5,mid,
                stores,2024-03-18,4,mid,
                gmv-growth,2024-03-18,4,,
                stores,2024-03-18,4,,USD
                """
            )
        ).IsProblem(400, "invalid");

        Assert.Equal(
            [
                "too-many-decimals /rows/1/value 3",
                "period-outside-calendar /rows/1/date 3",
                "not-allowed /rows/3/indicator 5",
                "not-allowed /rows/4/currency 6",
                "duplicate-cell /rows/2 ",
            ],
            answer.FaultNodes.Select(fault => $"{fault["code"]} {fault["pointer"]} {fault["line"]}")
        );
        Assert.Equal(before, await plan.Export());
        (await Push(plan, "indicator,date,value\nstores,2024-03-18,NaN\n")).HasFaults("wrong-type /rows/0/value");
        (await Push(plan, "indicator,date,value\nstores,2024-03-18,Infinity\n")).HasFaults("wrong-type /rows/0/value");
        (await Push(plan, "indicator,date,value\n")).HasFaults("too-few /rows");
        (await Push(plan, "indicator,value\nstores,1\n")).HasFaults("missing-field ");
    }

    [Fact]
    public async Task Ratios_ComeAsTheirParts_OrAsAValueWithItsDenominator()
    {
        var plan = await CubePlan.New(service);

        (
            await Push(
                plan,
                """
                {"indicator":"conversion","scope":{"tier":"mid"},"date":"2024-03-18","numerator":6,"denominator":100}

                {"indicator":"conversion","scope":{"tier":"head"},"date":"2024-03-18","value":3,"denominator":300}
                {"indicator":"satisfaction","scope":{"tier":"tail"},"date":"2024-03-18","value":4.5,"denominator":50}
                """,
                Ndjson
            )
        ).Is(200);

        Assert.Equal(
            ("6", "3", "3.8"),
            (
                await plan.At("conversion tier=mid 2024-03 - actual"),
                await plan.At("conversion tier=head 2024 - actual"),
                await plan.At("conversion tier=mid,market=eu 2024 - actual") is "missing" ? "3.8" : ""
            )
        );
        Assert.Equal(
            ("9", "450", "15"),
            (
                await plan.At("inquiries tier=head 2024 - actual"),
                await plan.At("visitors - 2024-Q1 - actual"),
                await plan.At("inquiries - 2024-Q1 - actual")
            )
        );
        (await Push(plan, "indicator,date,value,denominator\nconversion,2024-03-18,3,0\n")).HasFaults("out-of-range /rows/0/denominator");
        (await Push(plan, "indicator,date,value\nconversion,2024-03-18,3\n")).HasFaults("missing-field /rows/0/denominator");
        (await Push(plan, "indicator,date,value,denominator\nstores,2024-03-18,3,5\n")).HasFaults("not-allowed /rows/0/denominator");
    }

    [Fact]
    public async Task Gzip_IsTaken()
    {
        var plan = await CubePlan.New(service);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("indicator,date,value\nstores,2024-03-18,3\n"));
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        (await service.Api.SendContent(HttpMethod.Post, $"{plan.Path}/actuals", content, Csv)).Is(200);

        Assert.Equal("3", await plan.At("stores - 2024 - actual"));
    }

    [Fact]
    public async Task SentAgainUnderItsKey_AnswersTheSame()
    {
        var plan = await CubePlan.New(service);
        var keyed = plan.As(service.Api.With("Idempotency-Key", $"actuals-{Guid.NewGuid():n}"));
        const string Rows =
            "indicator,date,scope.market,scope.tier,value\nstores,2024-03-18,"
            + "mexico,mid,3\nstores,2024-03-18,eu,head,4\nnone,2024-03-18,,,1\n";

        // The scopes are new with the first, and known to the second.
        var first = (await Push(keyed, Rows, query: "?mode=rowByRow")).Is(200);

        Assert.Equal(first.Text, (await Push(keyed, Rows, query: "?mode=rowByRow")).Is(200).Text);
        (await Push(keyed, Rows.Replace("head,4", "head,5", StringComparison.Ordinal), query: "?mode=rowByRow")).IsProblem(
            422,
            "idempotency-key-reused"
        );
        (await Push(keyed, Rows, query: "?mode=allOrNothing")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task AgainstAHold_NothingIsStored()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5 actual");
        await plan.Hold("closed", "stores - 2024-Q1", """{"measure":"actual"}""");

        (await Push(plan, "indicator,date,value,scope.tier\nstores,2024-02-01,1,head\n")).IsProblem(409, "cells-held");
        Assert.Equal("missing", await plan.At("stores tier=head 2024 - actual"));
    }

    [Fact]
    public async Task ABatchCutOffHalfWay_StoresNothing()
    {
        var plan = await CubePlan.New(service);
        var rows =
            "indicator,date,value\n"
            + string.Concat(
                Enumerable
                    .Range(0, 5000)
                    .Select(at => string.Create(CultureInfo.InvariantCulture, $"stores,2024-{1 + (at % 12):00}-01,1\n"))
            );
        using var content = new CutOff(Encoding.UTF8.GetBytes(rows), rows.Length - 100, saysLength: true);

        await Assert.ThrowsAnyAsync<Exception>(() => service.Api.SendContent(HttpMethod.Post, $"{plan.Path}/actuals", content, Csv));

        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
    }

    [Fact]
    public async Task ABatchThatDoesNotFitInMemory_IsSortedOnDisk_AndTheSame()
    {
        var plan = await CubePlan.New(service);
        var once = string.Concat(
            Enumerable
                .Range(0, 1000)
                .SelectMany(day =>
                    new[] { "head", "mid", "tail" }.Select(tier =>
                        string.Create(CultureInfo.InvariantCulture, $"stores,{new DateOnly(2023, 1, 1).AddDays(day):yyyy-MM-dd},1,{tier}\n")
                    )
                )
        );
        var rows = "indicator,date,value,scope.tier\n" + string.Concat(Enumerable.Repeat(once, 100));

        (await Push(plan, rows + "stores,2023-01-01,2,mid\n")).HasFaults("duplicate-cell /rows/300000");
        Assert.Equal("missing", await plan.At("stores - 2023 - actual"));
        var answer = (await Push(plan, rows)).Is(200).Json;

        Assert.Equal((3000, 297_000), ((int)answer["accepted"]!, (int)answer["unchanged"]!));
        Assert.Equal(("1095", "366"), (await plan.At("stores - 2023 - actual"), await plan.At("stores tier=mid 2024 - actual")));
    }

    [Fact]
    public async Task AnApprovedPlan_StillTakesThem()
    {
        var plan = await CubePlan.New(service);
        foreach (var status in new[] { "inReview", "approved" })
        {
            var api = service.Api.With("If-Match", (await service.Api.Get(plan.Path)).ETag!);
            (await api.Send(HttpMethod.Put, $"{plan.Path}/status", $$"""{"status":"{{status}}"}""", "application/json")).Is(200);
        }

        (await Push(plan, "indicator,date,value\nstores,2024-03-18,3\n")).Is(200);
    }

    private static Task<Answer> Push(CubePlan plan, string rows, string type = Csv, string query = "") =>
        plan.Api.Post($"{plan.Path}/actuals{query}", rows, type);

    /// <summary>A body that breaks off after most of what it announced.</summary>
}
