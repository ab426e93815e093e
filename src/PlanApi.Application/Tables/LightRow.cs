using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

/// <summary>
/// A light on a day on which an evaluation found another light than before. A target's light is stored by the target's id. A cube
/// number's light is stored by the indicator's id, the scope and the period, with 0 for the target. The light of a risk, and of a number
/// that is watched for one, is stored by its id alone.
/// </summary>
public sealed class LightRow : ISignalRow
{
    public long PlanId { get; set; }

    public long TargetId { get; set; }

    public long IndicatorId { get; set; }

    /// <summary>The scope's canonical text; empty for a target, and for the top.</summary>
    public required string Scope { get; set; }

    /// <summary>
    /// For a target: the id of its scope at that time; absent if it had several, or was not recorded yet. Not a foreign key, because the
    /// row outlives the scope.
    /// </summary>
    public long? ScopeId { get; set; }

    /// <summary>For a target: the id of its indicator at that time; absent if it had several, or was not recorded yet.</summary>
    public long? TargetIndicatorId { get; set; }

    public required string Period { get; set; }

    /// <summary>
    /// The id of the risk, or of the number that is watched for one, which stands for the indicator too: ids are unique in a plan. 0 for
    /// others.
    /// </summary>
    public long RiskPartId { get; set; }

    public DateOnly Day { get; set; }

    public Light Light { get; set; }

    public Quantity? Attainment { get; set; }

    public Quantity? Expected { get; set; }

    public Quantity? Actual { get; set; }
}

internal sealed class LightConfiguration : IEntityTypeConfiguration<LightRow>
{
    public void Configure(EntityTypeBuilder<LightRow> builder)
    {
        builder
            .ToTable("lights")
            .HasKey(row => new
            {
                row.PlanId,
                row.TargetId,
                row.IndicatorId,
                row.Scope,
                row.Period,
                row.Day,
            });
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
