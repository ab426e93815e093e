using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
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
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    plans = table.Column<string>(type: "TEXT", nullable: true),
                    members = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_sets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    use_case = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_sets", x => new { x.plan_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    actor = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency", x => new { x.actor, x.key });
                });

            migrationBuilder.CreateTable(
                name: "change_blocks",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "alignments",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    child_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alignments", x => new { x.plan_id, x.child_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "cells",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    comparator = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: true),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cells", x => new { x.plan_id, x.scenario_id, x.measure, x.indicator_id, x.scope_id, x.period });
                });

            migrationBuilder.CreateTable(
                name: "currencies",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_currencies", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimensions", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    use = table.Column<string>(type: "TEXT", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "group_definitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_definitions", x => new { x.plan_id, x.group_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
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
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "indicator_dimensions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_dimensions", x => new { x.plan_id, x.indicator_id, x.position });
                    table.ForeignKey(
                        name: "fk_indicator_dimensions_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    unit_names = table.Column<string>(type: "TEXT", nullable: false),
                    decimals = table.Column<int>(type: "INTEGER", nullable: false),
                    direction = table.Column<string>(type: "TEXT", nullable: false),
                    band = table.Column<string>(type: "TEXT", nullable: true),
                    range = table.Column<string>(type: "TEXT", nullable: true),
                    numerator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    denominator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    weighted_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    base_id = table.Column<long>(type: "INTEGER", nullable: true),
                    against = table.Column<string>(type: "TEXT", nullable: true),
                    share_of_id = table.Column<long>(type: "INTEGER", nullable: true),
                    formula = table.Column<string>(type: "TEXT", nullable: true),
                    over_time = table.Column<string>(type: "TEXT", nullable: true),
                    per_day = table.Column<bool>(type: "INTEGER", nullable: false),
                    lists_dimensions = table.Column<bool>(type: "INTEGER", nullable: false),
                    thresholds = table.Column<string>(type: "TEXT", nullable: true),
                    importance = table.Column<string>(type: "TEXT", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_base_id",
                        columns: x => new { x.plan_id, x.base_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_denominator_id",
                        columns: x => new { x.plan_id, x.denominator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_numerator_id",
                        columns: x => new { x.plan_id, x.numerator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_share_of_id",
                        columns: x => new { x.plan_id, x.share_of_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicators_plan_id_weighted_by_id",
                        columns: x => new { x.plan_id, x.weighted_by_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "key_results",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_results", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "lists",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    announced = table.Column<int>(type: "INTEGER", nullable: true),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lists", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "member_moves",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_moves", x => new { x.plan_id, x.member_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_members_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objectives",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objectives", x => new { x.plan_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    escalates_to_id = table.Column<long>(type: "INTEGER", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_parties_plan_id_escalates_to_id",
                        columns: x => new { x.plan_id, x.escalates_to_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    own_version = table.Column<long>(type: "INTEGER", nullable: false),
                    next_id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    calendar = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    matrix = table.Column<string>(type: "TEXT", nullable: true),
                    matrix_rows_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matrix_columns_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matrix_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    monitoring = table.Column<string>(type: "TEXT", nullable: true),
                    monitoring_source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => x.id);
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_columns_id",
                        columns: x => new { x.id, x.matrix_columns_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plans_id_matrix_rows_id",
                        columns: x => new { x.id, x.matrix_rows_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scenarios",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scenarios", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scenarios_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scopes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scopes", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_scopes_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sections",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sections", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_sections_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sections_plan_id_parent_id",
                        columns: x => new { x.plan_id, x.parent_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waivers",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    finding = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waivers", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_waivers_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waivers_plan_id_accepted_by_id",
                        columns: x => new { x.plan_id, x.accepted_by_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scope_members",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    dimension_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scope_members", x => new { x.plan_id, x.scope_id, x.dimension_id });
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_dimension_id",
                        columns: x => new { x.plan_id, x.dimension_id },
                        principalTable: "dimensions",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_member_id",
                        columns: x => new { x.plan_id, x.member_id },
                        principalTable: "members",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scope_members_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true),
                    comparator = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    against = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    upper_value = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: true),
                    baseline = table.Column<string>(type: "TEXT", nullable: true),
                    baseline_source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    rises_by = table.Column<string>(type: "TEXT", nullable: true),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_targets_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_baseline_source_id",
                        columns: x => new { x.plan_id, x.baseline_source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_targets_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weight_windows",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    precedence = table.Column<int>(type: "INTEGER", nullable: false),
                    others = table.Column<string>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weight_windows", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weight_windows_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weights",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    of_id = table.Column<long>(type: "INTEGER", nullable: true),
                    within_id = table.Column<long>(type: "INTEGER", nullable: false),
                    objective_id = table.Column<long>(type: "INTEGER", nullable: true),
                    key_result_id = table.Column<long>(type: "INTEGER", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    window_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_weights", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_weights_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_key_result_id",
                        columns: x => new { x.plan_id, x.key_result_id },
                        principalTable: "key_results",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_objective_id",
                        columns: x => new { x.plan_id, x.objective_id },
                        principalTable: "objectives",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_of_id",
                        columns: x => new { x.plan_id, x.of_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_window_id",
                        columns: x => new { x.plan_id, x.window_id },
                        principalTable: "weight_windows",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weights_plan_id_within_id",
                        columns: x => new { x.plan_id, x.within_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alignments_plan_id_parent_id",
                table: "alignments",
                columns: new[] { "plan_id", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_name",
                table: "api_keys",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cells_plan_id_indicator_id",
                table: "cells",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cells_plan_id_scope_id",
                table: "cells",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cells_plan_id_source_id",
                table: "cells",
                columns: new[] { "plan_id", "source_id" });

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
                name: "ix_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" });

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
                name: "ix_targets_plan_id_indicator_id",
                table: "targets",
                columns: new[] { "plan_id", "indicator_id" });

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
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cells_plan_id",
                table: "cells",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cells_plan_id_indicator_id",
                table: "cells",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cells_plan_id_scenario_id",
                table: "cells",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cells_plan_id_scope_id",
                table: "cells",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_cells_plan_id_source_id",
                table: "cells",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_currencies_plan_id",
                table: "currencies",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id",
                table: "dimensions",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dimensions_plan_id_source_id",
                table: "dimensions",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id",
                table: "exchange_rates",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_exchange_rates_plan_id_scenario_id",
                table: "exchange_rates",
                columns: new[] { "plan_id", "scenario_id" },
                principalTable: "scenarios",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

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
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_group_members_plan_id_member_id",
                table: "group_members",
                columns: new[] { "plan_id", "member_id" },
                principalTable: "members",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id",
                table: "holds",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_indicator_id",
                table: "holds",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_owner_id",
                table: "holds",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_holds_plan_id_scope_id",
                table: "holds",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicator_dimensions_plan_id_indicator_id",
                table: "indicator_dimensions",
                columns: new[] { "plan_id", "indicator_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id",
                table: "indicators",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_source_id",
                table: "indicators",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id",
                table: "key_results",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_objective_id",
                table: "key_results",
                columns: new[] { "plan_id", "objective_id" },
                principalTable: "objectives",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_owner_id",
                table: "key_results",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_key_results_plan_id_target_id",
                table: "key_results",
                columns: new[] { "plan_id", "target_id" },
                principalTable: "targets",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id",
                table: "lists",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_lists_plan_id_source_id",
                table: "lists",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

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
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_members_plan_id",
                table: "members",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id",
                table: "objectives",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_owner_id",
                table: "objectives",
                columns: new[] { "plan_id", "owner_id" },
                principalTable: "parties",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_scope_id",
                table: "objectives",
                columns: new[] { "plan_id", "scope_id" },
                principalTable: "scopes",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_objectives_plan_id_source_id",
                table: "objectives",
                columns: new[] { "plan_id", "source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_parties_plan_id",
                table: "parties",
                column: "plan_id",
                principalTable: "plans",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_matrix_source_id",
                table: "plans",
                columns: new[] { "id", "matrix_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_plans_id_monitoring_source_id",
                table: "plans",
                columns: new[] { "id", "monitoring_source_id" },
                principalTable: "sections",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);
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
                name: "alignments");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "cells");

            migrationBuilder.DropTable(
                name: "change_blocks");

            migrationBuilder.DropTable(
                name: "currencies");

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
                name: "lists");

            migrationBuilder.DropTable(
                name: "member_moves");

            migrationBuilder.DropTable(
                name: "scope_members");

            migrationBuilder.DropTable(
                name: "waivers");

            migrationBuilder.DropTable(
                name: "weights");

            migrationBuilder.DropTable(
                name: "change_sets");

            migrationBuilder.DropTable(
                name: "scenarios");

            migrationBuilder.DropTable(
                name: "group_definitions");

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
