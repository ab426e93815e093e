using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Documents;

public sealed class RoundTripTests
{
    [Drawn(60, 300)]
    public void WriteYaml_AnyPlan_ReadsBackTheSame(int seed) => ReadsBackTheSame(seed, DocumentFormat.Yaml);

    [Drawn(60, 300)]
    public void WriteJson_AnyPlan_ReadsBackTheSame(int seed) => ReadsBackTheSame(seed, DocumentFormat.Json);

    [Fact]
    public void Write_PartsOfTheService_LeavesIdsAndVersionsOut()
    {
        var document = new RandomPlans(1).Document();
        var stored = document with { Targets = [.. document.Targets.Select(target => target with { Id = "t", Version = 7 })] };

        Assert.Equal(PlanDocumentWriter.ToYaml(document), PlanDocumentWriter.ToYaml(stored));
    }

    [Fact]
    public void WriteYaml_NamesAndScopes_StandOnOneLineAndChineseStaysReadable()
    {
        var document = new RandomPlans(1).Document();
        var yaml = Encoding.UTF8.GetString(
            PlanDocumentWriter.ToYaml(
                document with
                {
                    Sections =
                    [
                        document.Sections[0] with
                        {
                            Code = Code.Parse("3.1"),
                            Names = new LocalText([new("zh", "短期运营目标"), new("en", "No: 1")]),
                        },
                    ],
                }
            )
        );

        Assert.Contains("  - code: \"3.1\"\n    names: {en: \"No: 1\", zh: 短期运营目标}\n", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', yaml);
    }

    private static void ReadsBackTheSame(int seed, DocumentFormat format)
    {
        var document = new RandomPlans(seed).Document();
        var written = PlanDocumentWriter.Write(document, format);

        var reading = PlanDocumentReader.Read(written);

        Assert.Empty(reading.Faults);
        PlanDocument read = reading.Read!.Document;
        Assert.Equal(
            Encoding.UTF8.GetString(PlanDocumentWriter.ToJson(document)),
            Encoding.UTF8.GetString(PlanDocumentWriter.ToJson(read))
        );
        Assert.Equal(written, PlanDocumentWriter.Write(read, format));
    }
}
