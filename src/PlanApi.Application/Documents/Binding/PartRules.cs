using System.Globalization;
using FluentValidation;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

/// <summary>Rules that several parts have in common.</summary>
internal static class PartRules
{
    /// <summary>Why a plan takes no more dimensions, and what to do.</summary>
    public static readonly string TooManyDimensions =
        $"A plan has at most {Scope.MaxDimensions} dimensions; leave out one by which no number is asked for, or make its members "
        + "groups of another.";

    public static IRuleBuilderOptions<T, Code> IsCurrency<T>(this IRuleBuilder<T, Code> rule) =>
        rule.Must(IsCurrency)
            .WithErrorCode(FaultCodes.BadCurrency)
            .WithMessage("'{PropertyValue}' is not a currency of ISO 4217: three capital letters such as CNY.");

    public static IRuleBuilderOptions<T, Code?> IsCurrency<T>(this IRuleBuilder<T, Code?> rule) =>
        rule.Must(code => code is not { } currency || IsCurrency(currency))
            .WithErrorCode(FaultCodes.BadCurrency)
            .WithMessage("'{PropertyValue}' is not a currency of ISO 4217: three capital letters such as CNY.");

    public static IRuleBuilderOptions<T, IReadOnlyList<Code>?> IsSet<T>(this IRuleBuilder<T, IReadOnlyList<Code>?> rule) =>
        rule.Must(codes => codes is null || codes.Distinct().Count() == codes.Count)
            .WithErrorCode(FaultCodes.DuplicateItem)
            .WithMessage((_, codes) => $"'{codes!.GroupBy(code => code).First(same => same.Count() > 1).Key}' stands here twice.");

    public static IRuleBuilderOptions<T, string?> HasLength<T>(this IRuleBuilder<T, string?> rule, int min, int max) =>
        rule.Must(text => text is null || (text.Length >= min && text.Length <= max))
            .WithErrorCode(FaultCodes.TooLong)
            .WithMessage($"The text must have {min} to {max} characters.");

    public static IRuleBuilderOptions<T, int> IsWithin<T>(this IRuleBuilder<T, int> rule, int min, int max) =>
        rule.Must(number => number >= min && number <= max)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage($"{{PropertyValue}} is out of range: it must be {min} to {max}.");

    public static IRuleBuilderOptions<T, int?> IsWithin<T>(this IRuleBuilder<T, int?> rule, int min, int max) =>
        rule.Must(number => number is not { } value || (value >= min && value <= max))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage($"{{PropertyValue}} is out of range: it must be {min} to {max}.");

    public static IRuleBuilderOptions<T, Quantity?> IsWithin<T>(this IRuleBuilder<T, Quantity?> rule, decimal min, decimal max) =>
        rule.Must(number => number is not { } value || (value.ToDecimal() >= min && value.ToDecimal() <= max))
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage(string.Create(CultureInfo.InvariantCulture, $"{{PropertyValue}} is out of range: it must be {min} to {max}."));

    public static IRuleBuilderOptions<T, Quantity> IsWithin<T>(this IRuleBuilder<T, Quantity> rule, decimal min, decimal max) =>
        rule.Must(number => number.ToDecimal() >= min && number.ToDecimal() <= max)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage(string.Create(CultureInfo.InvariantCulture, $"{{PropertyValue}} is out of range: it must be {min} to {max}."));

    /// <summary>Money or another amount that is never below zero.</summary>
    public static IRuleBuilderOptions<T, Quantity?> IsNotNegative<T>(this IRuleBuilder<T, Quantity?> rule) =>
        rule.Must(number => number is not { Steps: < 0 })
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("{PropertyValue} is out of range: it must not be below zero.");

    /// <summary>Money or another amount that is never below zero.</summary>
    public static IRuleBuilderOptions<T, Quantity> IsNotNegative<T>(this IRuleBuilder<T, Quantity> rule) =>
        rule.Must(number => number.Steps >= 0)
            .WithErrorCode(FaultCodes.OutOfRange)
            .WithMessage("{PropertyValue} is out of range: it must not be below zero.");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasAtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule,
        int most,
        string items
    ) => rule.Must(list => list.Count <= most).WithErrorCode(FaultCodes.TooLarge).WithMessage($"At most {most} {items} are taken.");

    private static bool IsCurrency(Code code)
    {
        var text = code.ToString();
        return text.Length == 3 && text.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0;
    }
}
