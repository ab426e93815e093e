extern alias openxml;

using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using openxml::DocumentFormat.OpenXml.Spreadsheet;
using openxml::DocumentFormat.OpenXml.Validation;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>A slice goes out as a workbook, is filled in, and comes back.</summary>
public sealed class WorkbookTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Query = "indicators=gmv&rows=market:latam%2B&columns=month:2024-Q1%2B&filter=line=sales;tier=mid";

    // Rows: the title, period, indicator, measure; columns: code and name of the market. Brazil is row 5, Mexico 6, the total 7.
    private const string BrazilJanuary = "C5";
    private const string MexicoJanuary = "C6";
    private const string MexicoMarch = "E6";
    private const string TotalJanuary = "C7";

    [Fact]
    public async Task FilledWorkbook_IsShownFirst_AndThenWritten()
    {
        var plan = await Plan();
        var filled = WorkbookFile.With(await Download(plan), (BrazilJanuary, 12.5m), (MexicoMarch, 7), (MexicoJanuary, null));

        var shown = (await Upload(plan, filled, "?dryRun=true")).Is(200).Json;
        Assert.Equal(
            ["C5 brazil 2024-01: 3 -> 12.5", "C6 mexico 2024-01: 10 -> -", "E6 mexico 2024-03: - -> 7"],
            shown["cells"]!.AsArray().Select(cell => Change(cell!))
        );
        Assert.Null(shown["version"]);
        Assert.Equal("10", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-01"));

        var written = (await Upload(plan, filled)).Is(200).Json;
        Assert.Equal(shown["cells"]!.ToJsonString(), written["cells"]!.ToJsonString());
        Assert.Equal((3, 3), ((int)written["changed"]!, (int)written["unchanged"]!));
        Assert.Equal("12.5", await plan.At("gmv line=sales,tier=mid,market=brazil 2024-01"));
        Assert.Equal("missing", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-01"));
        Assert.Equal("7", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-03"));
        Assert.Equal("12.5", await plan.At("gmv line=sales,tier=mid,market=latam 2024-01"));
        (await plan.Undo((long)written["version"]!)).Is(200);
        Assert.Equal("10", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-01"));
    }

    [Fact]
    public async Task Workbook_ThatIsNotFilledIn_ChangesNothing()
    {
        var plan = await Plan();
        var before = await plan.Export();

        var answer = (await Upload(plan, await Download(plan))).Is(200).Json;

        Assert.Equal((0, 6), ((int)answer["changed"]!, (int)answer["unchanged"]!));
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Workbook_IsAsItsFormatWants_WithTotalsLockedAndInputsOpen()
    {
        var file = await Download(await Plan());

        Assert.Equal(
            [],
            WorkbookFile.Read(file, book => new OpenXmlValidator().Validate(book).Select(fault => fault.Description).ToArray())
        );
        Assert.Equal((false, true, true), (Locked(BrazilJanuary), Locked(TotalJanuary), Locked("F5")));
        Assert.True(WorkbookFile.Read(file, book => WorkbookFile.SheetOf(book, "slice").Elements<SheetProtection>().Single().Sheet!.Value));
        Assert.Equal(
            SheetStateValues.VeryHidden,
            WorkbookFile.Read(file, book => book.WorkbookPart!.Workbook!.Descendants<Sheet>().Last().State!.Value)
        );

        bool Locked(string address) =>
            WorkbookFile.Read(
                file,
                book =>
                    (
                        (CellFormat)
                            book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt(
                                (int)WorkbookFile.CellAt(book, "slice", address).StyleIndex!.Value
                            )
                    )
                        .Protection
                        ?.Locked
                        ?.Value != false
            );
    }

    [Fact]
    public async Task WhatOthersWroteMeanwhile_IsNamed_AndOnlyOverwrittenWhenAsked()
    {
        var plan = await Plan();
        var filled = WorkbookFile.With(await Download(plan), (MexicoMarch, 7));
        await plan.Put("gmv line=sales,tier=mid,market=brazil 2024-01 4");

        var stale = (await Upload(plan, filled)).IsProblem(412, "stale-workbook");
        // The cell itself, and the totals that follow from it.
        Assert.Equal("changed-since /cells/C5, changed-since /cells/C7, changed-since /cells/F5, changed-since /cells/F7", stale.Faults);
        Assert.Equal("missing", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-03"));

        Assert.Equal(1, (int)(await Upload(plan, filled, "?overwrite=true")).Is(200).Json["changed"]!);
        Assert.Equal("4", await plan.At("gmv line=sales,tier=mid,market=brazil 2024-01"));
        Assert.Equal("7", await plan.At("gmv line=sales,tier=mid,market=mexico 2024-03"));
    }

    [Fact]
    public async Task EveryFault_IsToldAtOnce_ByTheAddressOfItsCell_AndNothingIsStored()
    {
        var plan = await Plan();
        var before = await plan.Export();
        var filled = WorkbookFile.With(
            await Download(plan),
            ("C5", "=HYPERLINK(\"http://example.com\")"),
            ("D5", "ten"),
            ("E5", true),
            ("C6", 1.00005m),
            ("D6", 1e16m),
            (TotalJanuary, 99),
            ("E6", 5)
        );

        (await Upload(plan, filled)).HasFaults(
            "not-allowed /cells/C5",
            "wrong-type /cells/D5",
            "wrong-type /cells/E5",
            "too-many-decimals /cells/C6",
            "out-of-range /cells/D6",
            "not-allowed /cells/C7"
        );
        (await Upload(plan, WorkbookFile.With(await Download(plan), ("C5", 1.005m)))).HasFaults("too-many-decimals /cells/C5");
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Date_IsNoNumber()
    {
        var plan = await Plan();
        var dated = WorkbookFile.Edited(
            await Download(plan),
            book =>
            {
                var formats = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!;
                formats.Append(new CellFormat { NumberFormatId = 14 });
                var cell = WorkbookFile.CellAt(book, "slice", BrazilJanuary);
                cell.StyleIndex = (uint)formats.ChildElements.Count - 1;
                cell.RemoveAllChildren();
                cell.Append(new CellValue("45350"));
            }
        );

        (await Upload(plan, dated)).HasFaults("wrong-type /cells/C5");
    }

    /// <summary>Excel writes the nearest binary fraction of a number with all of its digits.</summary>
    [Theory]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("2.2999999999999998", "2.3")]
    [InlineData("1.5E-1", "0.15")]
    [InlineData("12345678901.120001", "12345678901.12")]
    public async Task BinaryFractions_AreTheNumbersThatWereTyped(string inFile, string inPlan)
    {
        var plan = await Plan();
        var filled = WorkbookFile.Edited(
            await Download(plan),
            book =>
            {
                var cell = WorkbookFile.CellAt(book, "slice", BrazilJanuary);
                cell.RemoveAllChildren();
                cell.Append(new CellValue(inFile));
            }
        );

        (await Upload(plan, filled)).Is(200);

        Assert.Equal(inPlan, await plan.At("gmv line=sales,tier=mid,market=brazil 2024-01"));
    }

    public static TheoryData<string> Damages =>
        ["not a file", "no hidden sheet", "no sheet", "edited origin", "edited numbers", "entity", "bomb", "parts", "truncated", "twice"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task HostileFile_IsRefused_AndNothingIsStored(string damage)
    {
        var plan = await Plan();
        var (before, file) = (await plan.Export(), await Download(plan));
        var hostile = damage switch
        {
            "not a file" => "name,value"u8.ToArray(),
            "no hidden sheet" => WorkbookFile.WithPart(
                file,
                "xl/workbook.xml",
                xml => xml.Replace("planapi", "other", StringComparison.Ordinal)
            ),
            "no sheet" => WorkbookFile.WithPart(
                file,
                "xl/workbook.xml",
                xml => xml.Replace("\"slice\"", "\"Sheet1\"", StringComparison.Ordinal)
            ),
            "edited origin" => WorkbookFile.WithPart(
                file,
                "xl/worksheets/sheet2.xml",
                xml => xml.Replace("mid", "head", StringComparison.Ordinal)
            ),
            "edited numbers" => WorkbookFile.WithPart(
                file,
                "xl/worksheets/sheet2.xml",
                xml => xml.Replace(">3<", ">4<", StringComparison.Ordinal)
            ),
            "entity" => WorkbookFile.WithPart(
                file,
                "xl/worksheets/sheet1.xml",
                xml =>
                    xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]
                        .Insert(0, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
            ),
            "bomb" => WorkbookFile.WithPart(file, "xl/sharedStrings.xml", _ => new string(' ', 200 * 1024 * 1024)),
            "parts" => Parts(file),
            "truncated" => file[..(file.Length / 2)],
            _ => WorkbookFile.WithPart(file, "xl/worksheets/sheet1.xml", xml => xml.Replace("\"C6\"", "\"C5\"", StringComparison.Ordinal)),
        };

        var refused = await Upload(plan, hostile);

        Assert.True(
            refused is { Status: 400, Code: "unreadable-workbook" } or { Status: 413, Code: "too-large" },
            $"{refused.Status} {refused.Text}"
        );
        Assert.DoesNotContain("root:", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task WorkbookOfAnotherPlan_IsRefused()
    {
        var (plan, other) = (await Plan(), await Plan());

        (await Upload(other, await Download(plan))).HasFaults("not-allowed /plan");
        (await Upload(plan, "{}"u8.ToArray(), type: "application/json")).IsProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task NewMember_MakesAWorkbookStale()
    {
        var plan = await Plan();
        var file = await Download(plan);
        (await plan.Api.Post($"{plan.Path}/dimensions/market/members", """{"code":"chile","parent":"latam"}""")).Is(201);

        Assert.Equal("wrong-shape ", (await Upload(plan, file, "?overwrite=true")).IsProblem(412, "stale-workbook").Faults);
    }

    [Fact]
    public async Task LimitedKey_FillsInWhatItMayWrite()
    {
        var plan = await Plan();
        var key = await service.NewKey(
            Role.Contributor,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("eu")] } }
        );
        var limited = plan.As(service.With(key.Key!));
        var file = WorkbookFile.With(await Download(plan), (BrazilJanuary, 1));

        (await limited.Api.Get($"{plan.Path}/slices/workbook?{Query}")).IsProblem(400, "invalid");
        (await Upload(limited, file, "?dryRun=true")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task WhatDoesNotFitAWorkbook_IsRefused()
    {
        var large = await CubePlan.Large((await Plan()).Api);

        (await Get("indicators=gmv&rows=large;wide")).IsProblem(413, "slice-too-large");
        (await Get("indicators=gmv&rows=large&columns=wide")).IsProblem(413, "slice-too-large");
        (await Get("indicators=gmv&columns=large;wide")).IsProblem(413, "slice-too-large");
        (await Get("indicators=nothing")).HasFaults("unknown-reference /indicators/0");
        (await Get("indicators=gmv&rows=large")).Is(200);

        Task<Answer> Get(string query) => large.Api.Get($"{large.Path}/slices/workbook?{query}");
    }

    private static string Change(System.Text.Json.Nodes.JsonNode cell) =>
        $"{cell["address"]} {cell["scope"]!["market"]} {cell["period"]}: "
        + $"{cell["before"]?.ToJsonString() ?? "-"} -> {cell["after"]?.ToJsonString() ?? "-"}";

    private static byte[] Parts(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var at = 0; at < 300; at++)
                zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"part{at}"));
        }
        return stream.ToArray();
    }

    private async Task<CubePlan> Plan() =>
        await CubePlan.New(
            service,
            service.With((await service.NewKey(Role.Admin)).Key!),
            "gmv line=sales,tier=mid,market=mexico 2024-01 10",
            "gmv line=sales,tier=mid,market=brazil 2024-01 3"
        );

    private static async Task<byte[]> Download(CubePlan plan) => (await plan.Api.Get($"{plan.Path}/slices/workbook?{Query}")).Is(200).Bytes;

    private static Task<Answer> Upload(CubePlan plan, byte[] file, string query = "", string type = Xlsx)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return plan.Api.SendContent(HttpMethod.Post, $"{plan.Path}/slices/workbook{query}", content, type);
    }
}
