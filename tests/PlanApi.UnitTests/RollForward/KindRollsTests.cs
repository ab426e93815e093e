using System.Reflection;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.RollForward;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.RollForward;

/// <summary>What becomes of each kind of part is said, once.</summary>
public sealed class KindRollsTests
{
    /// <summary>Kinds whose days are facts, or promises that stay: they are carried with them.</summary>
    private static readonly HashSet<PartKind> _keepTheirDays =
    [
        PartKind.Member,
        PartKind.ExchangeRate,
        PartKind.Risk,
        PartKind.RiskAssessment,
        PartKind.RiskResponse,
        PartKind.RiskCase,
    ];

    [Fact]
    public void EachKind_HasItsLine() => Assert.Empty(PartKind.All.Except(KindRolls.Kinds));

    [Fact]
    public void AKindWithDates_HasThemMoved_OrKeepsThemAsFacts() =>
        Assert.Equal(
            PartKind.All.Where(kind => Dated(kind.Part).Any() && KindRolls.Of(kind).Becomes == Becomes.Carried).ToHashSet(),
            _keepTheirDays
        );

    [Fact]
    public void FieldsThatMayLoseAMention_AreMentions()
    {
        foreach (var kind in PartKind.All)
        {
            foreach (var field in KindRolls.Of(kind).Lets)
                Assert.Contains(kind.Part.GetProperties(), property => CamelCase.Of(property.Name) == field);
        }
    }

    [Fact]
    public void AMember_BeginsTheYearWhereItEndedTheOldOne_AndItsLaterMovesAreStillToCome()
    {
        var member = new Member
        {
            Code = Code.Known("amy"),
            Dimension = Code.Known("tier"),
            Parent = Code.Known("mid"),
            Moves =
            [
                new Move { From = new DateOnly(2024, 7, 1), Parent = Code.Known("head") },
                new Move { From = new DateOnly(2025, 3, 1), Parent = Code.Known("mid") },
            ],
        };

        var carried = (Member)KindRolls.Of(PartKind.Member).Carry(member, new NextYear(new Calendar { Year = 2024 }));

        Assert.Equal("head", carried.Parent.ToString());
        Assert.Equal([new DateOnly(2025, 3, 1)], carried.Moves.Select(move => move.From));
        foreach (var day in new[] { new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 1), new DateOnly(2026, 1, 1) })
            Assert.Equal(member.ParentOn(day), carried.ParentOn(day));
    }

    [Fact]
    public void TheExplanation_NamesEachKind_WithWhatBecomesOfIt()
    {
        var page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "roll-forward.md"));
        foreach (var kind in PartKind.All)
        {
            var becomes = KindRolls.Of(kind).Becomes switch
            {
                Becomes.Carried => "carried",
                Becomes.Moved => "moved",
                _ => "left behind",
            };
            Assert.Contains(
                page,
                line =>
                    line.Split('|') is [_, var kinds, var what, ..]
                    && kinds.Split(',').Any(name => name.Trim() == kind.Nouns)
                    && what.Trim() == becomes
            );
        }
    }

    private static IEnumerable<PropertyInfo> Dated(Type part) =>
        part.GetProperties()
            .Where(property =>
                property.GetMethod!.GetParameters().Length == 0
                && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
                && (
                    type == typeof(DateOnly)
                    || type == typeof(Period)
                    || type == typeof(GrowthBase)
                    || (type.IsGenericType && Dated(type.GetGenericArguments()[0]).Any())
                )
            );
}
