using PlanApi.Application.Validation;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli.Reports;

/// <summary>The words around the findings, which bring their own.</summary>
internal abstract class FindingReportWords
{
    public static FindingReportWords In(string language) => language == "zh" ? new Chinese() : new English();

    public abstract string WaivedBy { get; }

    public abstract string Severity(Severity severity);

    public abstract string Summary(FindingCounts counts);

    private sealed class English : FindingReportWords
    {
        public override string WaivedBy => "waived by";

        public override string Severity(Severity severity) => CamelCase.Of(severity);

        public override string Summary(FindingCounts counts) =>
            counts is { Errors: 0, Warnings: 0, Notes: 0, Waived: 0 }
                ? "nothing found"
                : $"{Count(counts.Errors, "error")}, {Count(counts.Warnings, "warning")}, {Count(counts.Notes, "note")}"
                    + (counts.Waived > 0 ? $"; {counts.Waived} waived" : "");

        private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
    }

    private sealed class Chinese : FindingReportWords
    {
        public override string WaivedBy => "豁免：";

        public override string Severity(Severity severity) =>
            severity switch
            {
                Domain.Validation.Severity.Error => "错误",
                Domain.Validation.Severity.Warning => "警告",
                _ => "提示",
            };

        public override string Summary(FindingCounts counts) =>
            counts is { Errors: 0, Warnings: 0, Notes: 0, Waived: 0 }
                ? "未发现问题"
                : $"{counts.Errors} 个错误，{counts.Warnings} 个警告，{counts.Notes} 个提示"
                    + (counts.Waived > 0 ? $"；已豁免 {counts.Waived} 个" : "");
    }
}
