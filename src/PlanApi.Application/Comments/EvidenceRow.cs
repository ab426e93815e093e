using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanApi.Application.Comments;

/// <summary>A piece of evidence: a link, or a file with its content in <see cref="EvidenceChunkRow"/>s.</summary>
public sealed class EvidenceRow : SubjectRow
{
    public string? Title { get; set; }

    public string? Link { get; set; }

    public string? FileName { get; set; }

    public string? MediaType { get; set; }

    /// <summary>In bytes; 0 for a link.</summary>
    public long Size { get; set; }

    public byte[]? Sha256 { get; set; }
}

/// <summary>Some of a file's bytes: in the database, so that whoever backs it up has the files too.</summary>
public sealed class EvidenceChunkRow
{
    /// <summary>How many bytes each has but the last: small enough for memory to stay flat, large enough for few rows.</summary>
    public const int Bytes = 256 * 1024;

    public long PlanId { get; set; }

    public long Number { get; set; }

    public int Position { get; set; }

    public required byte[] Content { get; set; }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<EvidenceRow>, IEntityTypeConfiguration<EvidenceChunkRow>
{
    public void Configure(EntityTypeBuilder<EvidenceRow> builder) => builder.IsAboutSubject("evidence");

    public void Configure(EntityTypeBuilder<EvidenceChunkRow> builder)
    {
        builder
            .ToTable("evidence_chunks")
            .HasKey(row => new
            {
                row.PlanId,
                row.Number,
                row.Position,
            });
        builder.HasOne<EvidenceRow>().WithMany().HasForeignKey(row => new { row.PlanId, row.Number }).OnDelete(DeleteBehavior.Cascade);
    }
}
