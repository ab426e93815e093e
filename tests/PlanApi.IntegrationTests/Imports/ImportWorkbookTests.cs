using System.IO.Compression;
using System.Text;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Imports;

/// <summary>A workbook, as somebody else makes it, becomes cells by a mapping.</summary>
public sealed class ImportWorkbookTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Mapping = """
        {"code":"book","format":"xlsx","dialect":{"skippedLines":1},"constants":{"indicator":"gmv","scope":{"line":"sales"}},
         "columns":[{"column":"Market","holds":"member","dimension":"market"}],"periodPattern":"MMM yyyy"}
        """;

    private const string Sheet = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Sales plan</t></is></c></row>
        <row r="2"><c t="inlineStr"><is><t>Market</t></is></c><c t="inlineStr"><is><t>Jan 2024</t></is></c><c t="inlineStr"><is><t>Feb 2024</t></is></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>Latin America</t></is></c><c r="B4"><v>1.1000000000000001</v></c><c r="C4"><v>2E3</v></c></row>
        """;

    [Fact]
    public async Task Workbook_IsWritten_AsItsNumbersAreShown()
    {
        var plan = await (await MappedPlan.Of(service)).With(Mapping);

        Assert.Equal(2, (int)(await plan.Import("book", Book(Sheet), type: MappedPlan.Xlsx)).Is(200).Json["changed"]!);

        Assert.Equal("1.1 2000", await plan.Numbers("gmv", """{"line":"sales","market":"latam"}"""));
    }

    [Fact]
    public async Task Formula_IsAFaultOfItsCell()
    {
        var plan = await (await MappedPlan.Of(service)).With(Mapping);
        var sheet = Sheet.Replace("<c r=\"C4\"><v>2E3</v>", "<c r=\"C4\"><f>B4*2</f><v>2</v>", StringComparison.Ordinal);

        Assert.Equal(
            "wrong-type 4:3",
            MappedPlan.Faults((await plan.Import("book", Book(sheet), dryRun: true, type: MappedPlan.Xlsx)).Is(200).Json)
        );
    }

    [Theory]
    [InlineData("bomb", "too-large")]
    [InlineData("entity", "unreadable-workbook")]
    [InlineData("no zip", "unreadable-workbook")]
    [InlineData("other sheet", "invalid")]
    [InlineData("wide", "too-large")]
    public async Task HostileWorkbook_IsRefused(string kind, string fault)
    {
        var plan = await (await MappedPlan.Of(service)).With(
            kind == "other sheet"
                ? Mapping.Replace("\"skippedLines\"", "\"sheet\":\"Other\",\"skippedLines\"", StringComparison.Ordinal)
                : Mapping
        );
        var file = kind switch
        {
            "bomb" => Bomb(),
            "entity" => Book(Sheet, "", "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
            "no zip" => Encoding.UTF8.GetBytes("Market,Jan 2024\n"),
            "wide" => Book(Sheet + "<row r=\"5\"/>", "", "", "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"),
            _ => Book(Sheet),
        };

        var answer = await plan.Import("book", file, type: MappedPlan.Xlsx);

        Assert.Equal(fault, (string?)answer.IsProblem(400, "invalid").FaultNodes[0]["code"]);
    }

    /// <summary>A small file that unpacks to much.</summary>
    internal static byte[] Bomb() => Book(Sheet, new string(' ', 200 * 1024 * 1024));

    private static byte[] Book(string rows, string padding = "", string before = "", string? other = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part(
                "_rels/.rels",
                $"""<Relationships><Relationship Id="a" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                "xl/workbook.xml",
                $"""<workbook xmlns:r="{Relations}"><sheets><sheet name="Plan" sheetId="1" r:id="b"/></sheets></workbook>"""
            );
            Part(
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships><Relationship Id="b" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
            );
            Part("xl/worksheets/sheet1.xml", $"{before}<worksheet><sheetData>{other ?? rows}</sheetData>{padding}</worksheet>");

            void Part(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }
}
