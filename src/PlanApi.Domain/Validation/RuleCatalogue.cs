using PlanApi.Domain.Validation.Rules;

namespace PlanApi.Domain.Validation;

/// <summary>Every rule, ordered by code.</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, PlanRule> ByCode;

    static RuleCatalogue()
    {
        PlanRule[] rules =
        [
            new AdoptedValuesOutsideTargets(),
            new AlertsReachNobody(),
            new AmountsWithoutRate(),
            new BaselinePastTarget(),
            new BaselinesContradict(),
            new BetweenOutOfOrder(),
            new BoundsLeftByCells(),
            new ChangesAgainstDirection(),
            new ChangesWithoutBaseline(),
            new ClaimsCannotAllHold(),
            new ComparatorsAgainstDirection(),
            new CurrenciesOfOtherUnits(),
            new DatesOutOfOrder(),
            new DerivedValuesStored(),
            new ExchangeRatesContradict(),
            new FormulasDoNotParse(),
            new FormulasMentionUnknownIndicators(),
            new GroupDefinitionsDiffer(),
            new GrowthRatesCompoundToAnother(),
            new GrowthWithoutBase(),
            new HoldsWithoutReason(),
            new IdentitiesBroken(),
            new IdentitiesImplyTheUnknown(),
            new IdentitiesLeaveTheImplausible(),
            new IndicatorsDefineOneNumber(),
            new IndicatorsDefinedByThemselves(),
            new IndicatorsHaveWhatTheirKindIgnores(),
            new IndicatorsLackWhatTheirKindNeeds(),
            new IndicatorsShareAName(),
            new IndicatorsWithoutTarget(),
            new IntentsWithoutResult(),
            new KeyResultsWithoutBaseline(),
            new KeyResultsWithoutOwner(),
            new KeyResultsWithoutPeriod(),
            new LastStepMissesTheYear(),
            new LevelAndGrowthContradictBaseline(),
            new LevelAndGrowthImplyBaseline(),
            new LightsWithoutThresholds(),
            new ListNamesFewerThanAnnounced(),
            new MatrixLinesEmpty(),
            new MatrixSizeDiffers(),
            new MembersNeverUsed(),
            new ObjectivesStandAlone(),
            new ObjectivesWithoutKeyResult(),
            new ObjectivesWithoutOwner(),
            new OneSentenceReadTwice(),
            new OverridesWithoutStandingWeights(),
            new PartsAreTheirOwnAncestors(),
            new PartsExceedWhole(),
            new PartsFallShortOfWhole(),
            new PeriodsDisagreeWithWhole(),
            new RangesOutOfOrder(),
            new ResultsWithoutIntent(),
            new ReviewSchedulesWithoutOwner(),
            new SameNeedDifferentNumbers(),
            new ScoresWithoutScale(),
            new SectionsNeverUsed(),
            new SharesExceedContainer(),
            new SharesExceedHundred(),
            new SiblingsWithoutWeight(),
            new StepsFall(),
            new StepsWithoutValues(),
            new StoredTotalsDiffer(),
            new TargetBelowImpliedBaseline(),
            new TargetEqualsBaseline(),
            new TargetsContradict(),
            new TargetsMissedByCells(),
            new TargetsOutsideBand(),
            new TargetsOutsideLimit(),
            new TargetsOutsidePlanYear(),
            new TargetsOutsideTheirIndicatorsDimensions(),
            new TargetsWithoutPeriod(),
            new TargetsWithoutSource(),
            new ThresholdsOutOfOrder(),
            new ValuesFinerThanStep(),
            new ValuesOutsideRange(),
            new WaiversAcceptedByNobody(),
            new WaiversExpired(),
            new WaiversMatchNothing(),
            new WeightsAddUpToHundred(),
            new WeightsDoubled(),
            new WeightsOutsideRange(),
            new WindowsOverlap(),
            new WindowsWithoutDays(),
            new WindowsWithoutWeights(),
        ];
        All = [.. rules.OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        ByCode = All.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    public static IReadOnlyList<PlanRule> All { get; }

    public static PlanRule? Find(string code) => ByCode.GetValueOrDefault(code);
}
