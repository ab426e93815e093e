using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    plans = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    members = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cell_sources",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_key = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cell_sources", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "cell_sums",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    cells = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cell_sums", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "cells",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cells", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "change_sets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: true),
                    use_case = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    signals = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_sets", x => new { x.plan_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency", x => new { x.actor, x.key });
                });

            migrationBuilder.CreateTable(
                name: "partition_scopes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partition_scopes", x => new { x.plan_id, x.partition_id, x.scope_id });
                });

            migrationBuilder.CreateTable(
                name: "past_cells",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_cells", x => new { x.plan_id, x.partition_id, x.scope_id, x.period, x.until });
                });

            migrationBuilder.CreateTable(
                name: "change_blocks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_blocks", x => new { x.plan_id, x.sequence, x.number });
                    table.ForeignKey(
                        name: "fk_change_blocks_plan_id_sequence",
                        columns: x => new { x.plan_id, x.sequence },
                        principalTable: "change_sets",
                        principalColumns: new[] { "plan_id", "sequence" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope_id = table.Column<long>(type: "bigint", nullable: true),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    light = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    sentence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attainment = table.Column<long>(type: "bigint", nullable: true),
                    expected = table.Column<long>(type: "bigint", nullable: true),
                    actual = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    raised_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    escalations = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    escalated_to = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    acknowledged = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    muted = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    muted_until = table.Column<long>(type: "bigint", nullable: true),
                    improvement = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    measure_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "alignments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    child_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alignments", x => new { x.plan_id, x.child_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "api_key_grants",
                columns: table => new
                {
                    key_id = table.Column<long>(type: "bigint", nullable: false),
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    dimension = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dimension_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key_grants", x => new { x.plan_id, x.key_id, x.dimension, x.member });
                    table.ForeignKey(
                        name: "fk_api_key_grants_key_id",
                        column: x => x.key_id,
                        principalTable: "api_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bounds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    min = table.Column<long>(type: "bigint", nullable: true),
                    max = table.Column<long>(type: "bigint", nullable: true),
                    to_date = table.Column<bool>(type: "boolean", nullable: false),
                    reach = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bounds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "cell_notes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    partition_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<int>(type: "integer", nullable: false),
                    comparator = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cell_notes", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "comment_mentions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_mentions", x => new { x.plan_id, x.number, x.position });
                });

            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    thread = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    deleted_at = table.Column<long>(type: "bigint", nullable: true),
                    resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    scenario_id = table.Column<long>(type: "bigint", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "currencies",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_currencies", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimensions", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    link = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    scenario_id = table.Column<long>(type: "bigint", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    party_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence", x => new { x.plan_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "evidence_chunks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_chunks", x => new { x.plan_id, x.number, x.position });
                    table.ForeignKey(
                        name: "fk_evidence_chunks_plan_id_number",
                        columns: x => new { x.plan_id, x.number },
                        principalTable: "evidence",
                        principalColumns: new[] { "plan_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    use = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scenario_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "group_definitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_definitions", x => new { x.plan_id, x.group_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_members", x => new { x.plan_id, x.group_id, x.number, x.position });
                    table.ForeignKey(
                        name: "fk_group_members_plan_id_group_id_number",
                        columns: x => new { x.plan_id, x.group_id, x.number },
                        principalTable: "group_definitions",
                        principalColumns: new[] { "plan_id", "group_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reach = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "indicator_dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    dimension_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_dimensions", x => new { x.plan_id, x.indicator_id, x.position });
                    table.ForeignKey(
                        name: "fk_indicator_dimensions_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "indicator_relations",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    relation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    related_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_relations", x => new { x.plan_id, x.indicator_id, x.relation, x.position });
                });

            migrationBuilder.CreateTable(
                name: "indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decimals = table.Column<int>(type: "integer", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    band = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    range = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    numerator_id = table.Column<long>(type: "bigint", nullable: true),
                    denominator_id = table.Column<long>(type: "bigint", nullable: true),
                    weighted_by_id = table.Column<long>(type: "bigint", nullable: true),
                    base_id = table.Column<long>(type: "bigint", nullable: true),
                    against = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    share_of_id = table.Column<long>(type: "bigint", nullable: true),
                    formula = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    over_time = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    rank = table.Column<long>(type: "bigint", nullable: true),
                    limit = table.Column<long>(type: "bigint", nullable: true),
                    per_day = table.Column<bool>(type: "boolean", nullable: false),
                    lists_dimensions = table.Column<bool>(type: "boolean", nullable: false),
                    thresholds = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    expected_every = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    importance = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answered_by_id = table.Column<long>(type: "bigint", nullable: true),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_base_id",
                        columns: x => new { x.plan_id, x.base_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_denominator_id",
                        columns: x => new { x.plan_id, x.denominator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_numerator_id",
                        columns: x => new { x.plan_id, x.numerator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_share_of_id",
                        columns: x => new { x.plan_id, x.share_of_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_weighted_by_id",
                        columns: x => new { x.plan_id, x.weighted_by_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "key_results",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    objective_id = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_results", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_key_results_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "key_results",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "lights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: true),
                    light = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attainment = table.Column<long>(type: "bigint", nullable: true),
                    expected = table.Column<long>(type: "bigint", nullable: true),
                    actual = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lights", x => new { x.plan_id, x.target_id, x.indicator_id, x.scope, x.period, x.day });
                });

            migrationBuilder.CreateTable(
                name: "lists",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    announced = table.Column<int>(type: "integer", nullable: true),
                    items = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lists", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "member_moves",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_moves", x => new { x.plan_id, x.member_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    dimension_id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    ends = table.Column<DateOnly>(type: "date", nullable: true),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_members_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "objectives",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    scenario_id = table.Column<long>(type: "bigint", nullable: true),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objectives", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    about_plan_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    work = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    actor = table.Column<long>(type: "bigint", nullable: false),
                    identity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    request = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    doing = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    done = table.Column<long>(type: "bigint", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    result = table.Column<byte[]>(type: "bytea", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    escalates_to_id = table.Column<long>(type: "bigint", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_parties_plan_id_escalates_to_id",
                        columns: x => new { x.plan_id, x.escalates_to_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "partitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    scenario_id = table.Column<long>(type: "bigint", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sums_version = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partitions", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_partitions_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    own_version = table.Column<long>(type: "bigint", nullable: false),
                    structure_version = table.Column<long>(type: "bigint", nullable: false),
                    parentage_version = table.Column<long>(type: "bigint", nullable: false),
                    next_id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    calendar = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    matrix = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    matrix_rows_id = table.Column<long>(type: "bigint", nullable: true),
                    matrix_columns_id = table.Column<long>(type: "bigint", nullable: true),
                    matrix_source_id = table.Column<long>(type: "bigint", nullable: true),
                    monitoring = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    monitoring_source_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_columns_id",
                        columns: x => new { x.id, x.matrix_columns_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_rows_id",
                        columns: x => new { x.id, x.matrix_rows_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    schedule_id = table.Column<long>(type: "bigint", nullable: false),
                    schedule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cadence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    opened_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    questions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    open_actions = table.Column<int>(type: "integer", nullable: false),
                    next_due = table.Column<DateOnly>(type: "date", nullable: true),
                    closed = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reopened = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    score = table.Column<long>(type: "bigint", nullable: true),
                    light = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope_id = table.Column<long>(type: "bigint", nullable: true),
                    objective_id = table.Column<long>(type: "bigint", nullable: true),
                    is_score_within = table.Column<bool>(type: "boolean", nullable: false),
                    snapshot = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviews", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_reviews_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "scenarios",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    parent_version = table.Column<long>(type: "bigint", nullable: true),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scenarios", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "scopes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scopes", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scopes_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "sections",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sections", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_sections_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_sections_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "waivers",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accepted_by_id = table.Column<long>(type: "bigint", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waivers", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_waivers_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_waivers_plan_id_accepted_by_id",
                        columns: x => new { x.plan_id, x.accepted_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "scope_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    dimension_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scope_members", x => new { x.plan_id, x.scope_id, x.dimension_id });
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_member_id",
                        columns: x => new { x.plan_id, x.member_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_schedules",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cadence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    days_after = table.Column<int>(type: "integer", nullable: false),
                    questions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    objective_id = table.Column<long>(type: "bigint", nullable: true),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: true),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_schedules", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_review_schedules_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false),
                    scope_id = table.Column<long>(type: "bigint", nullable: false),
                    period = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    comparator = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    against = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    upper_value = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    baseline_source_id = table.Column<long>(type: "bigint", nullable: true),
                    rises_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    completes = table.Column<bool>(type: "boolean", nullable: false),
                    pace = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    scenario_id = table.Column<long>(type: "bigint", nullable: true),
                    derivation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    derived_from_id = table.Column<long>(type: "bigint", nullable: true),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_targets_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_targets_plan_id_baseline_source_id",
                        columns: x => new { x.plan_id, x.baseline_source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_targets_plan_id_derived_from_id",
                        columns: x => new { x.plan_id, x.derived_from_id },
                        principalTable: "targets",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_targets_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_targets_plan_id_scenario_id",
                        columns: x => new { x.plan_id, x.scenario_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_targets_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_targets_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "weight_windows",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    names = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    precedence = table.Column<int>(type: "integer", nullable: false),
                    others = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    wording = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weight_windows", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "review_schedule_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    schedule_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_schedule_indicators", x => new { x.plan_id, x.schedule_id, x.position });
                    table.ForeignKey(
                        name: "fk_review_schedule_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_review_schedule_indicators_plan_id_schedule_id",
                        columns: x => new { x.plan_id, x.schedule_id },
                        principalTable: "review_schedules",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "weights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    of_id = table.Column<long>(type: "bigint", nullable: true),
                    within_id = table.Column<long>(type: "bigint", nullable: false),
                    objective_id = table.Column<long>(type: "bigint", nullable: true),
                    key_result_id = table.Column<long>(type: "bigint", nullable: true),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    window_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weights", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weights_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_weights_plan_id_key_result_id",
                        columns: x => new { x.plan_id, x.key_result_id },
                        principalTable: "key_results",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_weights_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_weights_plan_id_of_id",
                        columns: x => new { x.plan_id, x.of_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_weights_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_weights_plan_id_window_id",
                        columns: x => new { x.plan_id, x.window_id },
                        principalTable: "weight_windows",
                        principalColumns: new[] { "plan_id", "id" });
                    table.ForeignKey(
                        name: "fk_weights_plan_id_within_id",
                        columns: x => new { x.plan_id, x.within_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" });
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_due_at",
                table: "alerts",
                columns: new[] { "plan_id", "due_at" },
                filter: "closed_at IS NULL AND due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period",
                table: "alerts",
                columns: new[] { "plan_id", "target_id", "indicator_id", "scope", "period" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alignments_plan_id_parent_id",
                table: "alignments",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_grants_key_id",
                table: "api_key_grants",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_name",
                table: "api_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_code",
                table: "bounds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_indicator_id",
                table: "bounds",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_owner_id",
                table: "bounds",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bounds_plan_id_scope_id",
                table: "bounds",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cell_notes_plan_id_source_id",
                table: "cell_notes",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cells_plan_id_currency",
                table: "cells",
                columns: new[] { "plan_id", "currency" },
                filter: "currency IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_comment_mentions_plan_id_party_id_number",
                table: "comment_mentions",
                columns: new[] { "plan_id", "party_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_plan_id_subject_id_number",
                table: "comments",
                columns: new[] { "plan_id", "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_comments_plan_id_thread",
                table: "comments",
                columns: new[] { "plan_id", "thread" });

            migrationBuilder.CreateIndex(
                name: "ix_currencies_plan_id_code",
                table: "currencies",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dimensions_plan_id_code",
                table: "dimensions",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dimensions_plan_id_source_id",
                table: "dimensions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_plan_id_subject_id_number",
                table: "evidence",
                columns: new[] { "plan_id", "subject_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_code",
                table: "exchange_rates",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_from_to_valid_from",
                table: "exchange_rates",
                columns: new[] { "plan_id", "from", "to", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_rates_plan_id_scenario_id",
                table: "exchange_rates",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_definitions_plan_id_source_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_members_plan_id_member_id",
                table: "group_members",
                columns: new[] { "plan_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_code",
                table: "holds",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_indicator_id",
                table: "holds",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_owner_id",
                table: "holds",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_plan_id_scope_id",
                table: "holds",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_at",
                table: "idempotency",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_dimensions_plan_id_dimension_id",
                table: "indicator_dimensions",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_relations_plan_id_related_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "related_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_answered_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "answered_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_base_id",
                table: "indicators",
                columns: new[] { "plan_id", "base_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_code",
                table: "indicators",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_denominator_id",
                table: "indicators",
                columns: new[] { "plan_id", "denominator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_numerator_id",
                table: "indicators",
                columns: new[] { "plan_id", "numerator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_share_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "share_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_source_id",
                table: "indicators",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_weighted_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "weighted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_code",
                table: "key_results",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_objective_id",
                table: "key_results",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_owner_id",
                table: "key_results",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_parent_id",
                table: "key_results",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_results_plan_id_target_id",
                table: "key_results",
                columns: new[] { "plan_id", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lists_plan_id_code",
                table: "lists",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lists_plan_id_source_id",
                table: "lists",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_moves_plan_id_parent_id",
                table: "member_moves",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_code",
                table: "members",
                columns: new[] { "plan_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_dimension_id_code",
                table: "members",
                columns: new[] { "plan_id", "dimension_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_owner_id",
                table: "members",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_plan_id_parent_id",
                table: "members",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_code",
                table: "objectives",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_owner_id",
                table: "objectives",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_scenario_id",
                table: "objectives",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_about_plan_id_work_key",
                table: "operations",
                columns: new[] { "about_plan_id", "work", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_operations_actor_id",
                table: "operations",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operations_ended_at",
                table: "operations",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_operations_state_due_at",
                table: "operations",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_parties_plan_id_code",
                table: "parties",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parties_plan_id_escalates_to_id",
                table: "parties",
                columns: new[] { "plan_id", "escalates_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_scenario_id_measure_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "scenario_id", "measure", "indicator_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_code",
                table: "plans",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_columns_id",
                table: "plans",
                columns: new[] { "id", "matrix_columns_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_rows_id",
                table: "plans",
                columns: new[] { "id", "matrix_rows_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_matrix_source_id",
                table: "plans",
                columns: new[] { "id", "matrix_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plans_id_monitoring_source_id",
                table: "plans",
                columns: new[] { "id", "monitoring_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedule_indicators_plan_id_indicator_id",
                table: "review_schedule_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_code",
                table: "review_schedules",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_objective_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_owner_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_scope_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_schedules_plan_id_source_id",
                table: "review_schedules",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_next_due",
                table: "reviews",
                columns: new[] { "plan_id", "next_due" },
                filter: "next_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_schedule_id_period",
                table: "reviews",
                columns: new[] { "plan_id", "schedule_id", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_plan_id_to_number",
                table: "reviews",
                columns: new[] { "plan_id", "to", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_plan_id_code",
                table: "scenarios",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scenarios_plan_id_parent_id",
                table: "scenarios",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scope_members_plan_id_dimension_id",
                table: "scope_members",
                columns: new[] { "plan_id", "dimension_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scope_members_plan_id_member_id",
                table: "scope_members",
                columns: new[] { "plan_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scopes_plan_id_text",
                table: "scopes",
                columns: new[] { "plan_id", "text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sections_plan_id_code",
                table: "sections",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sections_plan_id_parent_id",
                table: "sections",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_baseline_source_id",
                table: "targets",
                columns: new[] { "plan_id", "baseline_source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_code",
                table: "targets",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_derived_from_id",
                table: "targets",
                columns: new[] { "plan_id", "derived_from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_indicator_id",
                table: "targets",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_scenario_id",
                table: "targets",
                columns: new[] { "plan_id", "scenario_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_scope_id",
                table: "targets",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_targets_plan_id_source_id",
                table: "targets",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_waivers_plan_id_accepted_by_id",
                table: "waivers",
                columns: new[] { "plan_id", "accepted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_waivers_plan_id_code",
                table: "waivers",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weight_windows_plan_id_code",
                table: "weight_windows",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weight_windows_plan_id_source_id",
                table: "weight_windows",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_code",
                table: "weights",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_key_result_id",
                table: "weights",
                columns: new[] { "plan_id", "key_result_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_objective_id",
                table: "weights",
                columns: new[] { "plan_id", "objective_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_of_id",
                table: "weights",
                columns: new[] { "plan_id", "of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_source_id",
                table: "weights",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_window_id",
                table: "weights",
                columns: new[] { "plan_id", "window_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weights_plan_id_within_id",
                table: "weights",
                columns: new[] { "plan_id", "within_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_alerts_plan_id",
                table: "alerts",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_alignments_plan_id_child_id",
                table: "alignments",
                columns: new[] { "plan_id", "child_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_alignments_plan_id_parent_id",
                table: "alignments",
                columns: new[] { "plan_id", "parent_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_api_key_grants_plan_id",
                table: "api_key_grants",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id",
                table: "bounds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_indicator_id",
                table: "bounds",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_owner_id",
                table: "bounds",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_bounds_plan_id_scope_id",
                table: "bounds",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_cell_notes_plan_id_source_id",
                table: "cell_notes",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_comment_mentions_plan_id_number",
                table: "comment_mentions",
                columns: new[] { "plan_id", "number" },
                principalTable: "comments",
                principalColumns: new[] { "plan_id", "number" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_comments_plan_id",
                table: "comments",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_currencies_plan_id",
                table: "currencies",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id",
                table: "dimensions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id_source_id",
                table: "dimensions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_plan_id",
                table: "evidence",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id",
                table: "exchange_rates",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id_scenario_id",
                table: "exchange_rates",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_group_definitions_plan_id_group_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "group_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_group_definitions_plan_id_source_id",
                table: "group_definitions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_group_members_plan_id_member_id",
                table: "group_members",
                columns: new[] { "plan_id", "member_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id",
                table: "holds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_indicator_id",
                table: "holds",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_owner_id",
                table: "holds",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_scope_id",
                table: "holds",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_dimensions_plan_id_indicator_id",
                table: "indicator_dimensions",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_relations_plan_id_indicator_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_relations_plan_id_related_id",
                table: "indicator_relations",
                columns: new[] { "plan_id", "related_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id",
                table: "indicators",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_answered_by_id",
                table: "indicators",
                columns: new[] { "plan_id", "answered_by_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_source_id",
                table: "indicators",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id",
                table: "key_results",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_objective_id",
                table: "key_results",
                columns: new[] { "plan_id", "objective_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_owner_id",
                table: "key_results",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_target_id",
                table: "key_results",
                columns: new[] { "plan_id", "target_id" },
                principalTable: "targets",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_lights_plan_id",
                table: "lights",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id",
                table: "lists",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id_source_id",
                table: "lists",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_member_moves_plan_id_member_id",
                table: "member_moves",
                columns: new[] { "plan_id", "member_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_member_moves_plan_id_parent_id",
                table: "member_moves",
                columns: new[] { "plan_id", "parent_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_members_plan_id",
                table: "members",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_members_plan_id_owner_id",
                table: "members",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id",
                table: "objectives",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_owner_id",
                table: "objectives",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_scenario_id",
                table: "objectives",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_operations_about_plan_id",
                table: "operations",
                column: "about_plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_parties_plan_id",
                table: "parties",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_partitions_plan_id",
                table: "partitions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_partitions_plan_id_scenario_id",
                table: "partitions",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_matrix_source_id",
                table: "plans",
                columns: new[] { "id", "matrix_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_monitoring_source_id",
                table: "plans",
                columns: new[] { "id", "monitoring_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_dimensions_plan_id",
                table: "dimensions");

            migrationBuilder.DropForeignKey(
                name: "fk_sections_plan_id",
                table: "sections");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "alignments");

            migrationBuilder.DropTable(
                name: "api_key_grants");

            migrationBuilder.DropTable(
                name: "bounds");

            migrationBuilder.DropTable(
                name: "cell_notes");

            migrationBuilder.DropTable(
                name: "cell_sources");

            migrationBuilder.DropTable(
                name: "cell_sums");

            migrationBuilder.DropTable(
                name: "cells");

            migrationBuilder.DropTable(
                name: "change_blocks");

            migrationBuilder.DropTable(
                name: "comment_mentions");

            migrationBuilder.DropTable(
                name: "currencies");

            migrationBuilder.DropTable(
                name: "evidence_chunks");

            migrationBuilder.DropTable(
                name: "exchange_rates");

            migrationBuilder.DropTable(
                name: "group_members");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "indicator_dimensions");

            migrationBuilder.DropTable(
                name: "indicator_relations");

            migrationBuilder.DropTable(
                name: "lights");

            migrationBuilder.DropTable(
                name: "lists");

            migrationBuilder.DropTable(
                name: "member_moves");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "partition_scopes");

            migrationBuilder.DropTable(
                name: "partitions");

            migrationBuilder.DropTable(
                name: "past_cells");

            migrationBuilder.DropTable(
                name: "review_schedule_indicators");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "scope_members");

            migrationBuilder.DropTable(
                name: "waivers");

            migrationBuilder.DropTable(
                name: "weights");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "change_sets");

            migrationBuilder.DropTable(
                name: "comments");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "group_definitions");

            migrationBuilder.DropTable(
                name: "review_schedules");

            migrationBuilder.DropTable(
                name: "key_results");

            migrationBuilder.DropTable(
                name: "weight_windows");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "objectives");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "parties");

            migrationBuilder.DropTable(
                name: "indicators");

            migrationBuilder.DropTable(
                name: "scenarios");

            migrationBuilder.DropTable(
                name: "scopes");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "dimensions");

            migrationBuilder.DropTable(
                name: "sections");
        }
    }
}
