using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

/// <summary>
/// A light on a day on which it was evaluated and found to be another than before. Of a target by its id; of a number in the cube by its
/// indicator's id, its scope and period, with 0 for the target.
/// </summary>
public sealed class LightRow : ISignalRow
{
    public long PlanId { get; set; }

    public long TargetId { get; set; }

    public long IndicatorId { get; set; }

    /// <summary>The scope's canonical text; empty for a target, and for the top.</summary>
    public required string Scope { get; set; }

    /// <summary>
    /// Of a target: the id of the scope at which it stood; absent where it stood at several, or that was not kept yet. No foreign key: it
    /// outlives it.
    /// </summary>
    public long? ScopeId { get; set; }

    public required string Period { get; set; }

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
