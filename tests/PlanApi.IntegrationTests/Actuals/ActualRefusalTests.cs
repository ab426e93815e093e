using System.IO.Compression;
using System.Text;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Actuals;

/// <summary>Batches that cannot be meant: each has a clear error or a defined answer, and none is stored by half.</summary>
public sealed class ActualRefusalTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Csv = "text/csv",
        Ndjson = "application/x-ndjson",
        Json = "application/json";
    private const string Rows = "indicator,date,value\nstores,2024-03-18,3\nstores,2024-03-19,4\n";

    [Theory]
    [InlineData("NaN", "syntax", "syntax", "wrong-type")]
    [InlineData("Infinity", "syntax", "syntax", "wrong-type")]
    [InlineData("-Infinity", "syntax", "syntax", "wrong-type")]
    [InlineData("\"NaN\"", "wrong-type", "wrong-type", "wrong-type")]
    [InlineData("\"Infinity\"", "wrong-type", "wrong-type", "wrong-type")]
    [InlineData("1e400", "out-of-range", "out-of-range", "out-of-range")]
    [InlineData("-1e400", "out-of-range", "out-of-range", "out-of-range")]
    [InlineData("900000000000000", "out-of-range", "out-of-range", "out-of-range")]
    [InlineData("0x10", "syntax", "syntax", "wrong-type")]
    [InlineData("0o17", "syntax", "syntax", "wrong-type")]
    [InlineData(".inf", "syntax", "syntax", "out-of-range")]
    public async Task ANumberThatIsNone_IsRefused_InEveryForm(string value, string json, string ndjson, string csv)
    {
        var plan = await CubePlan.New(service);
        var row = $$"""{"indicator":"stores","date":"2024-03-18","value":{{value}}}""";

        Assert.Equal(json, Code(await Push(plan, $$"""{"rows":[{{row}}]}""", Json)));
        Assert.Equal(ndjson, Code(await Push(plan, row + "\n", Ndjson)));
        Assert.Equal(csv, Code(await Push(plan, $"indicator,date,value\nstores,2024-03-18,{value}\n", Csv)));
        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
    }

    [Fact]
    public async Task CodesDaysAndRowsThatCannotBe_AreTheSameFaults_InEveryForm()
    {
        var plan = await CubePlan.New(service);
        string[] rows =
        [
            """{"indicator":"none","date":"2024-03-18","value":1}""",
            """{"indicator":"stores","date":"2024-03-18","scope":{"tier":"gold"},"value":1}""",
            """{"indicator":"stores","date":"2024-03-18","scope":{"depth":"mid"},"value":1}""",
            """{"indicator":"stores","date":"2022-12-25","value":1}""",
            """{"indicator":"stores","date":"2024-05-01","value":1}""",
            """{"indicator":"stores","date":"2024-05-01","value":2}""",
        ];

        var json = (await Push(plan, $$"""{"rows":[{{string.Join(',', rows)}}]}""", Json)).IsProblem(400, "invalid").Faults;
        Assert.Equal(
            "duplicate-cell /rows/5, period-outside-calendar /rows/3/date, unknown-reference /rows/0/indicator, "
                + "unknown-reference /rows/1/scope/tier, unknown-reference /rows/2/scope/depth",
            json
        );
        Assert.Equal(json, (await Push(plan, string.Join('\n', rows), Ndjson)).IsProblem(400, "invalid").Faults);
        // What is no day of any calendar.
        foreach (
            var (body, type) in new[]
            {
                ("""{"rows":[{"indicator":"stores","date":"2024-02-30","value":1}]}""", Json),
                ("""{"indicator":"stores","date":"2024-02-30","value":1}""", Ndjson),
                ("indicator,date,value\nstores,2024-02-30,1\n", Csv),
            }
        )
            (await Push(plan, body, type)).HasFaults("bad-period /rows/0/date");
        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
    }

    [Fact]
    public async Task ARatioOverNothing_IsUndefined_AndItsLightSaysSo()
    {
        var plan = await CubePlan.New(service);
        (
            await plan.Api.Post(
                $"{plan.Path}/targets",
                """{"code":"converts","indicator":"conversion","period":"2024","comparator":"atLeast","value":5}"""
            )
        ).Is(201);

        (await Push(plan, "indicator,date,numerator,denominator\nconversion,2024-03-16,0,0\nconversion,2024-03-17,6,0\n", Csv)).Is(200);

        Assert.Equal(
            ("undefined", "6", "0"),
            (
                await plan.At("conversion - 2024 - actual"),
                await plan.At("inquiries - 2024 - actual"),
                await plan.At("visitors - 2024 - actual")
            )
        );
        var light = (await plan.Api.Get($"{plan.Path}/targets/converts/light")).Is(200).Json;
        Assert.Equal(("undefined", true), ((string)light["light"]!, light["attainment"] is null));
        // With a visitor it is defined, however those days were.
        (await Push(plan, """{"indicator":"conversion","date":"2024-03-18","numerator":0,"denominator":100}""", Ndjson)).Is(200);
        Assert.Equal("6", await plan.At("conversion - 2024 - actual"));
    }

    [Theory]
    [InlineData(Csv, false)]
    [InlineData(Csv, true)]
    [InlineData(Ndjson, false)]
    [InlineData(Ndjson, true)]
    public async Task ABatchCutOffHalfWay_OnTheWire_StoresNothing(string type, bool gzip)
    {
        var plan = await CubePlan.New(service);
        var bytes = gzip ? Packed(Encoding.UTF8.GetBytes(Many(type))) : Encoding.UTF8.GetBytes(Many(type));
        using var content = new CutOff(bytes, bytes.Length / 2, saysLength: false);
        if (gzip)
            content.Headers.ContentEncoding.Add("gzip");

        await Assert.ThrowsAnyAsync<Exception>(() =>
            service.Api.SendContent(HttpMethod.Post, $"{plan.Path}/actuals?mode=rowByRow", content, type)
        );

        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
    }

    [Theory]
    [InlineData(Csv, "")]
    [InlineData(Csv, "?mode=rowByRow")]
    [InlineData(Ndjson, "")]
    [InlineData(Ndjson, "?mode=rowByRow")]
    public async Task APackedBatchThatLacksItsEnd_StoresNothing_AndSaysSo(string type, string query)
    {
        var plan = await CubePlan.New(service);
        var packed = Packed(Encoding.UTF8.GetBytes(Many(type)));

        foreach (var length in new[] { packed.Length - 4, packed.Length - 12, packed.Length / 2, 12 })
            (await Send(packed[..length])).IsProblem(400, "bad-request");
        (await Send([.. packed[..(packed.Length / 2)], 0xFF, 0xFF, .. packed[(packed.Length / 2)..]])).IsProblem(400, "bad-request");
        (await Send(Encoding.UTF8.GetBytes("no gzip at all"))).IsProblem(400, "bad-request");

        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
        (await Send(packed)).Is(200);

        async Task<Answer> Send(byte[] bytes)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentEncoding.Add("gzip");
            return await service.Api.SendContent(HttpMethod.Post, $"{plan.Path}/actuals{query}", content, type);
        }
    }

    [Fact]
    public async Task ALineCutOffInItsMiddle_IsAFault()
    {
        var plan = await CubePlan.New(service);

        (await Push(plan, Rows[..^6], Csv)).HasFaults("syntax /rows/1");
        (
            await Push(
                plan,
                """
                {"indicator":"stores","date":"2024-03-18","value":3}
                {"indicator":"stores","date":"2024-0
                """,
                Ndjson
            )
        ).HasFaults("syntax /rows/1/date");
        Assert.Equal("missing", await plan.At("stores - 2024 - actual"));
    }

    // Random enough that half of what is packed is half of what is said.
    private static string Many(string type)
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 360).Select(day => (Date: new DateOnly(2024, 1, 1).AddDays(day), Value: random.Next(1_000_000)));
        return type == Csv
            ? "indicator,date,value\n" + string.Concat(rows.Select(row => $"stores,{row.Date:yyyy-MM-dd},{row.Value}\n"))
            : string.Concat(
                rows.Select(row => $$"""{"indicator":"stores","date":"{{row.Date:yyyy-MM-dd}}","value":{{row.Value}}}""" + "\n")
            );
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static string Code(Answer answer) => (string)Assert.Single(answer.IsProblem(400, "invalid").FaultNodes)["code"]!;

    private static Task<Answer> Push(CubePlan plan, string rows, string type) => plan.Api.Post($"{plan.Path}/actuals", rows, type);

    /// <summary>A body that breaks off half way, without having said how long it is.</summary>
}
