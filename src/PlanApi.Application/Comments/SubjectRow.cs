using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Comments;

/// <summary>
/// A comment or piece of evidence about a subject. The row names its subject by id, without a foreign key, so that it stays when the
/// subject is deleted. The plan has one sequence for these ids and for the numbers of alerts and reviews, so that none occurs twice.
/// </summary>
public abstract class SubjectRow
{
    public long PlanId { get; set; }

    public long Number { get; set; }

    public long Version { get; set; }

    public SubjectKind Kind { get; set; }

    /// <summary>The part's id, or the alert's or review's number; of a cell, its indicator's id.</summary>
    public long SubjectId { get; set; }

    /// <summary>For a cell; 0 otherwise.</summary>
    public long ScopeId { get; set; }

    /// <summary>For a cell; 0 otherwise.</summary>
    public long ScenarioId { get; set; }

    /// <summary>For a cell.</summary>
    public Measure? Measure { get; set; }

    /// <summary>For a cell; empty otherwise.</summary>
    public required string Period { get; set; }

    /// <summary>The API key that wrote it; 0 for the machine itself.</summary>
    public long Actor { get; set; }

    /// <summary>The party whom the key stood for.</summary>
    public long? PartyId { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }
}

/// <summary>A subject by its ids.</summary>
internal sealed record StoredSubject(
    SubjectKind Kind,
    long Id,
    long ScopeId = 0,
    long ScenarioId = 0,
    Measure? Measure = null,
    string Period = ""
);

internal static class SubjectMapping
{
    public static void IsAboutSubject<TRow>(this EntityTypeBuilder<TRow> builder, string table)
        where TRow : SubjectRow
    {
        builder.ToTable(table).HasKey(row => new { row.PlanId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new
        {
            row.PlanId,
            row.SubjectId,
            row.Number,
        });
        builder.HasOne<PlanRow>().WithMany().HasForeignKey(row => row.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
