using System.Globalization;
using System.Text.Json;
using GraphQL.Types;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Types;

/// <summary>The scalars by CLR type. Each instance belongs to one schema.</summary>
internal static class Scalars
{
    public static Dictionary<Type, ScalarGraphType> ByType() =>
        new()
        {
            [typeof(string)] = new StringGraphType(),
            [typeof(int)] = new IntGraphType(),
            [typeof(bool)] = new BooleanGraphType(),
            [typeof(JsonElement)] = new JsonScalar(),
            [typeof(long)] = new LongScalar(),
            [typeof(Code)] = new TextScalar("Code", $"The code of a thing: {Code.Expectation}. Case-sensitive."),
            [typeof(Period)] = new TextScalar(
                "Period",
                $"A string that is {Period.Expectation}. Years and quarters are the plan's fiscal ones."
            ),
            [typeof(GrowthBase)] = new TextScalar("GrowthBase", $"The base of a growth: {GrowthBase.Expectation}."),
            [typeof(DateOnly)] = new TextScalar(
                "Date",
                "A day, as in ISO 8601: 2024-03-18.",
                value => ((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            [typeof(DateTimeOffset)] = new TextScalar(
                "DateTime",
                "An instant in UTC, as in ISO 8601: 2024-03-18T08:30:00Z.",
                value => ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            ),
            [typeof(Quantity)] = new NumberScalar(
                "Decimal",
                $"An exact number with up to {Quantity.MaxDecimals} decimals and {Quantity.MaxSignificantDigits} significant "
                    + "digits, as a JSON number. A percentage is written as people write it: 6.2 is 6.2 %.",
                value => ((Quantity)value).ToDecimal()
            ),
            [typeof(decimal)] = new NumberScalar("Number", "An exact number, as a JSON number.", value => value),
            [typeof(RateValue)] = new NumberScalar(
                "Rate",
                $"An exact positive rate with up to {RateValue.MaxDecimals} decimals, as a JSON number.",
                value => ((RateValue)value).ToDecimal()
            ),
        };
}
