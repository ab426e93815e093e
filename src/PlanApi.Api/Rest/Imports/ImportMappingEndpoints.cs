using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Imports;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Imports;

internal sealed class ImportMappingEndpoints : EndpointsOf<ImportMapping>
{
    private const string DryRun = "dryRun";

    private static readonly string[] _types = [MediaTypes.Csv, MediaTypes.Xlsx, MediaTypes.Ndjson];

    protected override ImportMapping Example =>
        new()
        {
            Code = Code.Known("store-openings"),
            Names = new([new("en", "Openings by month"), new("zh", "每月开店")]),
            Dialect = new() { Separator = ";", Decimal = DecimalMark.Comma },
            Columns =
            [
                new()
                {
                    Column = "层级",
                    Holds = ImportedField.Member,
                    Dimension = Code.Known("tier"),
                    Labels = [new() { Text = "腰部", Code = Code.Known("mid") }],
                },
            ],
            PeriodPattern = "M月",
            Constants = new() { Indicator = Code.Known("new-flagship-stores") },
        };

    protected override void MapOthers(RouteGroupBuilder plan) =>
        plan.OnPost("/import-mappings/{code}/imports", Import)
            .WithTags("import-mappings")
            .WithMetadata(new FileBody())
            .Sends(
                typeof(ImportFile),
                "importFile",
                "Write the values of a file into cells, by a mapping: all or nothing",
                new QueryParameter(
                    DryRun,
                    "Whether only to answer what would be written: the first values, and every fault; false when absent.",
                    CommonParameters.Flags
                )
            )
            .Takes<Stream>(_types)
            .Writes()
            .Produces<ImportReport>();

    private static async Task<IResult> Import(
        Code plan,
        Code code,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var dryRun = asked.Flag(DryRun) ?? false;
        if (asked.Failure is { } wrong)
            return Answers.Fail(wrong);
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !_types.Contains(type.MediaType.Value))
            return Answers.Fail(new UnsupportedMediaType(string.Join(" or ", _types)));
        return (await Body.ReadBytes(context, SentFile.MaxBytes)).IsSuccess(out var bytes, out var failure)
            ? (await sender.Send(new ImportFile(plan, code, new SentFile(bytes), dryRun), cancellation)).ToResult()
            : Answers.Fail(failure);
    }
}
