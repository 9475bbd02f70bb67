using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeptReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptReports",
                schema: "evidence",
                columns: table => new
                {
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Compressed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptReports", x => x.KeyHash);
                    table.CheckConstraint("CK_KeptReports_Hash", "length(\"Hash\") = 64");
                });

            migrationBuilder.CreateIndex(
                name: "IX_KeptReports_Hash",
                schema: "evidence",
                table: "KeptReports",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_KeptReports_Until",
                schema: "evidence",
                table: "KeptReports",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptReports",
                schema: "evidence");
        }
    }
}
