using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class PlanRow
{
    public long Id { get; set; }

    public required string Code { get; set; }

    /// <summary>The number of the plan's last change set; every write of the plan raises it.</summary>
    public long Version { get; set; }

    /// <summary>The version at which the plan's own fields last changed: its ETag.</summary>
    public long OwnVersion { get; set; }

    /// <summary>The version at which the basis of numbers last changed: dimensions, members, indicators, rates, holds.</summary>
    public long StructureVersion { get; set; }

    /// <summary>
    /// The version at which the parents of members, or the dimensions of indicators, last changed. Kept sums depend on them.
    /// </summary>
    public long ParentageVersion { get; set; }

    /// <summary>The next id of its parts.</summary>
    public long NextId { get; set; } = 1;

    public required LocalText Names { get; set; }

    public required Domain.Calendars.Calendar Calendar { get; set; }

    public required string Currency { get; set; }

    public required string TimeZone { get; set; }

    public PlanStatus Status { get; set; }

    /// <summary>The layout without its mentions, whose ids are in the fields below.</summary>
    public MatrixLayout? Matrix { get; set; }

    public long? MatrixRowsId { get; set; }

    public DimensionRow? MatrixRows { get; set; }

    public long? MatrixColumnsId { get; set; }

    public DimensionRow? MatrixColumns { get; set; }

    public long? MatrixSourceId { get; set; }

    public SectionRow? MatrixSource { get; set; }

    /// <summary>The watched things, without their source.</summary>
    public Monitoring? Monitoring { get; set; }

    public long? MonitoringSourceId { get; set; }

    public SectionRow? MonitoringSource { get; set; }
}

internal sealed class PlanConfiguration : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> builder)
    {
        builder.ToTable("plans");
        // The id is part of foreign keys too (the matrix's dimensions), so that no convention gives it out.
        builder.Property(plan => plan.Id).ValueGeneratedOnAdd();
        builder.HasIndex(plan => plan.Code).IsUnique();
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        Mentions(builder, plan => plan.MatrixRows, nameof(PlanRow.MatrixRowsId));
        Mentions(builder, plan => plan.MatrixColumns, nameof(PlanRow.MatrixColumnsId));
        Mentions(builder, plan => plan.MatrixSource, nameof(PlanRow.MatrixSourceId));
        Mentions(builder, plan => plan.MonitoringSource, nameof(PlanRow.MonitoringSourceId));
    }

    private static void Mentions<TOther>(
        EntityTypeBuilder<PlanRow> builder,
        Expression<Func<PlanRow, TOther?>> navigation,
        string idProperty
    )
        where TOther : class
    {
        builder.HasOne(navigation).WithMany().HasForeignKey(nameof(PlanRow.Id), idProperty).OnDelete(DeleteBehavior.Restrict);
    }
}
