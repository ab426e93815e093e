using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Errors;
using PlanApi.Domain.Imports;

namespace PlanApi.Application.Imports;

public sealed class ImportMappingValidator : AbstractValidator<ImportMapping>
{
    private const int MaxHeadLength = 500;
    private const int MaxSheetLength = 31;

    public ImportMappingValidator()
    {
        RuleFor(mapping => mapping.Dialect).SetValidator(new DialectValidator());
        RuleFor(mapping => mapping.Columns).HasAtMost(ImportMapping.MaxColumns, "columns");
        RuleForEach(mapping => mapping.Columns).SetValidator(new ColumnValidator());
        RuleFor(mapping => mapping.Columns)
            .Must(columns => columns.Select(column => column.Column.Trim()).Distinct(StringComparer.Ordinal).Count() == columns.Count)
            .WithErrorCode(FaultCodes.DuplicateItem)
            .WithMessage("A column stands here twice; it holds one thing.");
        RuleFor(mapping => mapping.Columns)
            .Must(columns =>
                columns.Select(column => (column.Holds, column.Dimension)).Distinct().Count() == columns.Count
                && columns.All(column => column.Dimension is null == (column.Holds != ImportedField.Member))
            )
            .WithErrorCode(FaultCodes.NotAllowed)
            .WithMessage("Each thing is in one column. A column of members names its dimension, and no other column does.");
        RuleFor(mapping => mapping.PeriodColumns).HasAtMost(ImportMapping.MaxColumns, "columns of periods");
        RuleForEach(mapping => mapping.PeriodColumns).ChildRules(column => column.RuleFor(one => one.Column).HasLength(1, MaxHeadLength));
        RuleFor(mapping => mapping.PeriodPattern).Must(IsPeriods).WithErrorCode(FaultCodes.BadPeriod).WithMessage(NoPeriods);
        RuleFor(mapping => mapping.Columns)
            .Must((mapping, _) => HasValues(mapping))
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Say where the values are: in one column that holds values, or in a column for each period, but not in both.");
        RuleFor(mapping => mapping.Columns)
            .Must(
                (mapping, columns) => mapping.Constants.Indicator is null == columns.Any(column => column.Holds == ImportedField.Indicator)
            )
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Say which indicator: by a column, or by a constant, but not by both.");
        RuleFor(mapping => mapping.Columns)
            .Must((mapping, columns) => HasPeriods(mapping))
            .WithErrorCode(FaultCodes.MissingField)
            .WithMessage("Say which period: by one column, by a column for each period, or by a constant, but only by one of them.");
        RuleFor(mapping => mapping.Constants.Currency).IsCurrency();
        RuleFor(mapping => mapping.Scale)
            .Must(scale => scale is not { Steps: <= 0 })
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("A scale is above zero.");
    }

    private const string NoPeriods =
        "This is no way to write periods; use yyyy or yy, MM, M or MMM, dd or d, Q, ww, and anything else as it stands, in single quotes "
        + "where it has such letters.";

    private static bool IsPeriods(string? pattern) =>
        pattern is null || (pattern.Length <= ImportMapping.MaxPatternLength && PeriodText.Of(pattern) is not null);

    private static bool IsWide(ImportMapping mapping) => mapping.PeriodPattern is not null || mapping.PeriodColumns.Count > 0;

    private static bool HasValues(ImportMapping mapping) =>
        mapping.Columns.Any(column => column.Holds == ImportedField.Value) != IsWide(mapping);

    private static bool HasPeriods(ImportMapping mapping) =>
        1
        == (IsWide(mapping) ? 1 : 0)
            + (mapping.Constants.Period is null ? 0 : 1)
            + mapping.Columns.Count(column => column.Holds == ImportedField.Period);

    private sealed class DialectValidator : AbstractValidator<ImportDialect>
    {
        public DialectValidator()
        {
            RuleFor(dialect => dialect.Separator).Must(IsCharacter).WithErrorCode(FaultCodes.NotAllowed).WithMessage(OneCharacter);
            RuleFor(dialect => dialect.Quote).Must(IsCharacter).WithErrorCode(FaultCodes.NotAllowed).WithMessage(OneCharacter);
            RuleFor(dialect => dialect.Thousands)
                .Must(
                    (dialect, mark) =>
                        mark is null
                        || (mark.Length == 1 && !char.IsAsciiLetterOrDigit(mark[0]) && mark != FileNumber.MarkOf(dialect.Decimal))
                )
                .WithErrorCode(FaultCodes.NotAllowed)
                .WithMessage("This takes one character, which is not a letter, a digit or the decimal mark.");
            RuleFor(dialect => dialect.Sheet).HasLength(1, MaxSheetLength);
            RuleFor(dialect => dialect.SkippedLines).IsWithin(0, ImportDialect.MaxSkippedLines);
            RuleFor(dialect => dialect.PeriodFormat).Must(IsPeriods).WithErrorCode(FaultCodes.BadPeriod).WithMessage(NoPeriods);
        }

        private const string OneCharacter = "This takes one character, which is not a line break.";

        private static bool IsCharacter(string? text) => text is null || (text.Length == 1 && text[0] is not ('\r' or '\n'));
    }

    private sealed class ColumnValidator : AbstractValidator<ImportColumn>
    {
        public ColumnValidator()
        {
            RuleFor(column => column.Column).HasLength(1, MaxHeadLength);
            RuleFor(column => column.Labels).HasAtMost(ImportMapping.MaxLabels, "labels");
            RuleFor(column => column.Labels)
                .Must(labels => labels.Select(label => label.Text.Trim()).Distinct(StringComparer.Ordinal).Count() == labels.Count)
                .WithErrorCode(FaultCodes.DuplicateItem)
                .WithMessage("A text stands here twice; it means one thing.");
            RuleFor(column => column.Labels)
                .Must((column, labels) => labels.Count == 0 || column.Holds is not (ImportedField.Period or ImportedField.Value))
                .WithErrorCode(FaultCodes.NotAllowed)
                .WithMessage("Periods and values have no labels.");
        }
    }
}
