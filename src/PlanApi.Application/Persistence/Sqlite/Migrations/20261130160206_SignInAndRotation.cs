using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SignInAndRotation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "api_keys",
                type: "TEXT",
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<long>(
                name: "last_used_at",
                table: "api_keys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "old_ends_at",
                table: "api_keys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "old_hash",
                table: "api_keys",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "issuer",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "old_ends_at",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "old_hash",
                table: "api_keys");
        }
    }
}
