using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Tables;

/// <summary>The common mapping of the tables of a plan's parts.</summary>
internal static class PartMapping
{
    /// <summary>Plan and id are the key, plan and code are unique, and the version is checked on every write.</summary>
    public static void IsPart<TRow>(this EntityTypeBuilder<TRow> builder, string table, bool uniqueCode = true)
        where TRow : PartRow
    {
        builder.ToTable(table).HasKey(row => new { row.PlanId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.PlanId, row.Code }).IsUnique(uniqueCode);
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A reference to another row of the same plan, which cannot be deleted while the reference stands.</summary>
    public static void Mentions<TRow, TOther>(
        this EntityTypeBuilder<TRow> builder,
        Expression<Func<TRow, TOther?>> navigation,
        string idProperty
    )
        where TRow : class
        where TOther : class => builder.HasOne(navigation).WithMany().HasForeignKey("PlanId", idProperty).OnDelete(DeleteBehavior.Restrict);
}
